#!/bin/sh
# After the .deb's files have gone, or have been replaced.
set -e
profile=/etc/apparmor.d/marquee-desk

if { [ "$1" = remove ] || [ "$1" = purge ]; } && [ -e "$profile" ]; then
    if [ -e /sys/kernel/security/apparmor/profiles ] && command -v apparmor_parser >/dev/null 2>&1; then
        apparmor_parser --remove "$profile" >/dev/null 2>&1 || true
    fi
    rm -f "$profile"
fi
