#!/bin/bash
# One file that starts where it lies: the bundle in a squashfs behind AppImage's runtime, which comes
# from outside, as no package registry has it (the release workflow fetches it, by its checksum).
# usage: appimage.sh RUNTIME   (after `make package`; wants mksquashfs)
set -euo pipefail
runtime=$(realpath "${1:?usage: appimage.sh RUNTIME}")
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' desktop_app/__init__.py)
id=app.marqueedesk.Marquee
folder=build/package/Marquee.AppDir
target=dist/marquee-$version-linux-x86_64.AppImage
rm -rf "$folder" "$target"
mkdir -p "$folder/usr/lib"
cp -a --link build/package/bundle/marquee "$folder/usr/lib/marquee"
cp -a build/package/tree/share "$folder/usr/share"
rm -r "$folder/usr/share/lintian"
ln -s usr/lib/marquee/marquee "$folder/AppRun"
ln -s "usr/share/applications/$id.desktop" "$folder/$id.desktop"
ln -s "usr/share/icons/hicolor/256x256/apps/$id.png" "$folder/$id.png"
ln -s "$id.png" "$folder/.DirIcon"
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} mksquashfs "$folder" "$target.squashfs" \
    -comp "${COMPRESSION:-zstd}" -root-owned -noappend -no-progress -quiet
cat "$runtime" "$target.squashfs" >"$target"
chmod 755 "$target"
rm -r "$target.squashfs" "$folder"
cd dist
sha256sum "$(basename "$target")" >>SHA256SUMS
ls -l "$(basename "$target")"
