; The installer for Windows. installers.py calls makensis with VERSION, NUMBERS, BUNDLE, ICON,
; LICENCE, OUTPUT and SIZE (in KB) set, and SIGN where the parts are to be signed.
;
; Without administrator's rights it installs for one user; /AllUsers, or the choice on its first
; page, installs for everybody. /S asks nothing, /D=FOLDER (last) says where. Neither an upgrade nor
; the removal touches libraries, settings or journals: they lie in AppData\Local\Marquee.
Unicode true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define NAME "Marquee"
!define COMPANY "The Marquee maintainers"
!define MODEL "app.marqueedesk.Marquee"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${MODEL}"
!define ARTICLE "Marquee.Article"
!define MARKDOWN "Marquee.Markdown"

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !uninstfinalize 'sh "${SIGN}" "%1"'
!endif

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "${COMPANY}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "© 2026 ${COMPANY}. MIT licence."

Var Everybody ; 1 where it is installed for all users
Var ForMe
Var ForAll

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\marquee.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Start Marquee"
Page custom WhoseStart WhoseLeave
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Marquee is removed. Your library, settings and backups stay."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; ---------------------------------------------------------------------------------- for whom

!macro SetScope
  ${If} $Everybody == 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

Function UsualFolder ; where an older one is, or else where it belongs
  !insertmacro SetScope
  ReadRegStr $0 SHCTX "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${ElseIf} $Everybody == 1
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
FunctionEnd

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP "Marquee needs a 64-bit Windows." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  SetRegView 64
  StrCpy $Everybody 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    StrCpy $Everybody 1
    Call NeedRights
  ${EndIf}
  ${If} $INSTDIR == "" ; no /D
    Call UsualFolder
  ${Else}
    !insertmacro SetScope
  ${EndIf}
FunctionEnd

Function NeedRights
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    MessageBox MB_ICONSTOP "To install for everybody, an administrator has to start this." /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

Function WhoseStart
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    Abort ; that is answered already
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Who uses Marquee here?" "Every user keeps a library of their own."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 12u 100% 12u "Only me"
  Pop $ForMe
  ${NSD_CreateRadioButton} 0 32u 100% 12u "Everybody on this computer (asks for an administrator)"
  Pop $ForAll
  ${NSD_Check} $ForMe
  nsDialogs::Show
FunctionEnd

Function WhoseLeave
  ${NSD_GetState} $ForAll $0
  ${If} $0 == ${BST_CHECKED}
    ; Windows asks for the administrator, and this one gives way to the one with rights.
    ClearErrors
    ExecShell "runas" "$EXEPATH" "/AllUsers"
    ${IfNot} ${Errors}
      Quit
    ${EndIf}
    MessageBox MB_ICONINFORMATION "No administrator has agreed. Marquee can still be installed for you." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

; ----------------------------------------------------------------------------------- install

; A program that is open cannot be written over.
!macro StopWhereOpen
  ${If} ${FileExists} "$INSTDIR\marquee.exe"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\marquee.exe" a
      ${IfNot} ${Errors}
        FileClose $0
        ${ExitDo}
      ${EndIf}
      ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
          "Marquee is open. Close it, then try again." /SD IDCANCEL IDRETRY`
        SetErrorLevel 4
        Quit
      ${EndIf}
    ${Loop}
  ${EndIf}
!macroend

; What the installer puts there and nothing else, whatever folder was chosen.
!macro RemoveProgram
  Delete "$INSTDIR\marquee.exe"
  Delete "$INSTDIR\marquee-cli.exe"
  RMDir /r "$INSTDIR\_internal"
!macroend

Section
  !insertmacro SetScope
  !insertmacro StopWhereOpen
  SetOutPath "$INSTDIR"
  !insertmacro RemoveProgram
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\marquee.exe" "" "$INSTDIR\marquee.exe" 0 \
    SW_SHOWNORMAL "" "Write about films and series"

  ; The hand-over file is Marquee's; for Markdown it is offered and takes nothing away.
  WriteRegStr SHCTX "Software\Classes\.marquee" "" "${ARTICLE}"
  WriteRegStr SHCTX "Software\Classes\.marquee" "Content Type" "application/x-marquee"
  WriteRegStr SHCTX "Software\Classes\.marquee\OpenWithProgids" "${ARTICLE}" ""
  WriteRegStr SHCTX "Software\Classes\${ARTICLE}" "" "Marquee article"
  WriteRegStr SHCTX "Software\Classes\${ARTICLE}\DefaultIcon" "" "$INSTDIR\marquee.exe,0"
  WriteRegStr SHCTX "Software\Classes\${ARTICLE}\shell\open\command" "" '"$INSTDIR\marquee.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.md\OpenWithProgids" "${MARKDOWN}" ""
  WriteRegStr SHCTX "Software\Classes\${MARKDOWN}" "" "Markdown text"
  WriteRegStr SHCTX "Software\Classes\${MARKDOWN}\shell\open\command" "" '"$INSTDIR\marquee.exe" "%1"'

  WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\marquee.exe,0"
  WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "${COMPANY}"
  WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
  ${If} $Everybody == 1
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /AllUsers'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /AllUsers /S'
  ${Else}
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  ${EndIf}
  ${RefreshShellIcons}
SectionEnd

; ------------------------------------------------------------------------------------ remove

Function un.onInit
  SetRegView 64
  StrCpy $Everybody 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ; Windows' list of programs starts this without rights: ask for them.
      ExecShell "runas" "$INSTDIR\uninstall.exe" "/AllUsers"
      Quit
    ${EndIf}
    StrCpy $Everybody 1
  ${EndIf}
  !insertmacro SetScope
FunctionEnd

Section "Uninstall"
  !insertmacro StopWhereOpen
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only where nothing else is in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 SHCTX "Software\Classes\.marquee" ""
  ${If} $0 == "${ARTICLE}"
    DeleteRegKey SHCTX "Software\Classes\.marquee"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${ARTICLE}"
  DeleteRegValue SHCTX "Software\Classes\.md\OpenWithProgids" "${MARKDOWN}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.md\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.md"
  DeleteRegKey SHCTX "Software\Classes\${MARKDOWN}"
  DeleteRegKey SHCTX "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
