#!/bin/bash
# Signs Marquee.app from the inside out, where MARQUEE_CODESIGN_IDENTITY names a Developer ID; without
# one it does nothing, and the program bears the signature that PyInstaller gives to all of its files.
# usage: sign.sh Marquee.app
set -euo pipefail
app=${1:?usage: sign.sh Marquee.app}
here=$(cd "$(dirname "$0")" && pwd)
test -d "$app/Contents/MacOS" || { echo "$app is no application." >&2; exit 2; }
if [ -z "${MARQUEE_CODESIGN_IDENTITY:-}" ]; then
    echo "not signed, as there is no identity: $app"
    exit 0
fi
command -v codesign >/dev/null || { echo "codesign is on macOS only." >&2; exit 2; }

seal() {
    codesign --force --timestamp --options runtime --sign "$MARQUEE_CODESIGN_IDENTITY" "$@"
}

# Libraries and modules first, then what holds them; the application itself is the last.
find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' file; do seal "$file"; done
# Chromium's helper is a program with rights of its own, inside a framework.
find "$app" -type d -name 'QtWebEngineProcess.app' -print0 |
    while IFS= read -r -d '' helper; do seal --entitlements "$here/entitlements.plist" "$helper"; done
find "$app" -type d -name '*.framework' -print0 |
    while IFS= read -r -d '' framework; do seal "$framework"; done
seal --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"
echo "signed: $app"
