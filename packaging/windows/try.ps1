# Installs Marquee in one of its three ways, tries it, and removes it again; the library must stay.
# usage: try.ps1 -Way user|everybody|msi -Folder FOLDER   (Windows; the last two as administrator)
param(
    [Parameter(Mandatory)][ValidateSet("user", "everybody", "msi")][string]$Way,
    [Parameter(Mandatory)][string]$Folder
)
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem $Folder -Filter *-setup.exe).FullName
$msi = (Get-ChildItem $Folder -Filter *.msi).FullName
$library = "$env:LOCALAPPDATA\Marquee\Library\library.db"
$place = if ($Way -eq "user") { "$env:LOCALAPPDATA\Programs\Marquee" } else { "$env:ProgramFiles\Marquee" }
$key = if ($Way -eq "user") { "HKCU:" } else { "HKLM:" }

function Invoke-Program([string]$File, [string[]]$Words) {
    $done = Start-Process -FilePath $File -ArgumentList $Words -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "$File $Words ended with $($done.ExitCode)" }
}

function Invoke-Marquee {
    & "$place\marquee-cli.exe" @args
    if ($LASTEXITCODE -ne 0) { throw "marquee $args ended with $LASTEXITCODE" }
}

function Assert-That([bool]$True, [string]$What) { if (-not $True) { throw $What } }

foreach ($line in Get-Content "$Folder\SHA256SUMS") {
    $sum, $name = $line -split "\s+", 2
    Assert-That ((Get-FileHash "$Folder\$name").Hash -eq $sum) "$name is not what was built."
}
switch ($Way) {
    "user" { Invoke-Program $setup @("/S") }
    "everybody" { Invoke-Program $setup @("/AllUsers", "/S") }
    "msi" { Invoke-Program msiexec.exe @("/i", "`"$msi`"", "/qn", "/norestart") }
}
Invoke-Marquee --version
Invoke-Marquee --self-test
Invoke-Marquee --self-test --safe-mode
Set-Content "$env:TEMP\ours.md" "# Ours`n`nWords of our own.`n"
Invoke-Marquee import "$env:TEMP\ours.md"
Invoke-Marquee export ours --to "$env:TEMP\page" --format html
Assert-That (Test-Path "$env:TEMP\page\index.html") "The export is not there."
$type = (Get-ItemProperty "$key\Software\Classes\.marquee")."(default)"
Assert-That ($type -eq "Marquee.Article") "Windows does not know the hand-over file."
$before = (Get-FileHash $library).Hash

switch ($Way) {
    "user" { Invoke-Program "$place\uninstall.exe" @("/S") }
    "everybody" { Invoke-Program "$place\uninstall.exe" @("/AllUsers", "/S") }
    "msi" { Invoke-Program msiexec.exe @("/x", "`"$msi`"", "/qn", "/norestart") }
}
# The uninstaller goes on in a copy of itself.
for ($second = 0; (Test-Path $place) -and $second -lt 60; $second++) { Start-Sleep 1 }
Assert-That (-not (Test-Path $place)) "Something of the program is left in $place."
Assert-That (-not (Test-Path "$key\Software\Classes\.marquee")) "The file type is left."
Assert-That ((Get-FileHash $library).Hash -eq $before) "The library is not as it was."
Write-Output "$Way`: installed, tried, removed; the library is as it was."
