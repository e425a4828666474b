#!/bin/sh
# After the .deb's files have come.
set -e
profile=/etc/apparmor.d/marquee-desk
ours=/usr/share/marquee-desk/apparmor

# Ubuntu keeps Chromium from locking itself in unless a profile allows it. An AppArmor too old for
# such profiles has no such rule either, and would complain about ours at every boot.
if [ "$1" = configure ] && command -v apparmor_parser >/dev/null 2>&1 &&
    apparmor_parser --skip-kernel-load --skip-cache "$ours" >/dev/null 2>&1; then
    cp "$ours" "$profile"
    if [ -e /sys/kernel/security/apparmor/profiles ] && { ! command -v ischroot >/dev/null 2>&1 || ! ischroot; }; then
        apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
    fi
fi
