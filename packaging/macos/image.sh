#!/bin/bash
# Signs the application where there is an identity, puts it into a disk image, and has that notarised
# where there are credentials. usage: image.sh Marquee.app FOLDER   (on macOS)
set -euo pipefail
app=${1:?usage: image.sh Marquee.app FOLDER}
target=${2:?usage: image.sh Marquee.app FOLDER}
here=$(cd "$(dirname "$0")" && pwd)
version=$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' "$app/Contents/Info.plist")
image=$target/marquee-$version-macos-$(uname -m).dmg
mkdir -p "$target"
rm -f "$image"
"$here/sign.sh" "$app"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$here/requirements.txt"
"$tools/bin/dmgbuild" -s "$here/dmg_settings.py" -D "app=$app" Marquee "$image"
"$here/notarise.sh" "$image"
echo "$image"
