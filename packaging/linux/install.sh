#!/bin/sh
# Installs the unpacked folder for you alone (in ~/.local), or with --system for everybody (in
# /usr/local, as root). `--remove` takes it away again. Libraries and settings are never touched.
# Without installing anything, ./marquee in this folder starts Marquee as it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
base=${HOME:-/root}/.local
remove=no
for word in "$@"; do
    case $word in
    --system) base=/usr/local ;;
    --remove) remove=yes ;;
    *)
        echo "usage: install.sh [--system] [--remove]" >&2
        exit 2
        ;;
    esac
done
id=app.marqueedesk.Marquee
program=$base/lib/marquee

take_away() {
    rm -rf "$program" "$program.new" "$program.old"
    if [ "$(readlink "$base/bin/marquee" 2>/dev/null || true)" = "../lib/marquee/marquee" ]; then
        rm -f "$base/bin/marquee"
    fi
    rm -f "$base/share/applications/$id.desktop" "$base/share/metainfo/$id.metainfo.xml" \
        "$base/share/mime/packages/$id.xml" "$base/share/man/man1/marquee.1.gz" \
        "$base/share/icons/hicolor"/*/apps/"$id".*
    rm -rf "$base/share/doc/marquee-desk"
}

tell_desktop() {
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database -q "$base/share/applications" || true
    fi
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$base/share/mime" >/dev/null 2>&1 || true
    fi
}

if [ "$remove" = yes ]; then
    take_away
    tell_desktop
    echo "Marquee is gone from $base. Your library and settings are where they were."
    exit 0
fi

# Beside the old one first, so that a full disk leaves that as it is.
mkdir -p "$base/lib" "$base/bin" "$base/share"
rm -rf "$program.new"
cp -R "$here/marquee-program" "$program.new"
rm -rf "$program.old"
if [ -e "$program" ]; then mv "$program" "$program.old"; fi
mv "$program.new" "$program"
rm -rf "$program.old"
if [ -e "$base/bin/marquee" ] && [ ! -L "$base/bin/marquee" ]; then
    echo "$base/bin/marquee is another program and was left alone." >&2
else
    ln -sfn ../lib/marquee/marquee "$base/bin/marquee"
fi
cp -R "$here/share/." "$base/share/"
# The menu's entry finds the program also where ~/.local/bin is not searched.
sed -i "s|^Exec=marquee|Exec=$base/bin/marquee|" "$base/share/applications/$id.desktop"
tell_desktop
# Chromium locks its page in with user namespaces, which Ubuntu gives to named programs only.
rule=/proc/sys/kernel/apparmor_restrict_unprivileged_userns
if [ "$(cat "$rule" 2>/dev/null || echo 0)" = 1 ]; then
    echo "This system keeps Chromium from locking itself in, so that Marquee shows the plain preview."
    echo "The .deb brings what allows it; install that instead to see the page as it will be."
fi
echo "Marquee is in $base. Start it from the menu, or with $base/bin/marquee."
