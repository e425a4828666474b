#!/bin/sh
# Tries a bundle where it was built: short answers, the helper processes, the self-test.
# usage: check-bundle.sh PROGRAM
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_DATA_HOME="$folder" XDG_STATE_HOME="$folder" XDG_CONFIG_HOME="$folder"
unset MARQUEE_LIBRARY

"$program" --version
"$program" --help >"$folder/help"
grep -q "self-test" "$folder/help"
"$program" library list
"$program" export metropolis-found --to "$folder/page" --format html
test -s "$folder/page/index.html"
printf '# A page\n\nWords.\n' >"$folder/a.md"
"$program" render "$folder/a.md" | grep -q "Words."
if [ "$(id -u)" = 0 ]; then
    # Chromium refuses to lock itself in as root. Users are none, so that theirs stays on.
    export QTWEBENGINE_DISABLE_SANDBOX=1
fi
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} "$program" --self-test 2>"$folder/qt" || {
    cat "$folder/qt"
    exit 1
}
