#!/bin/sh
# Installs the Debian libraries that Qt and its WebEngine need, where they are missing.
# Says nothing and does nothing when all are there. `--test` adds what the tests use, `--faults`
# what the long fault run uses besides; `--package` what builds packages; `--destinations` the
# programs of others that read what Marquee exports.
set -eu

run="python3-venv libasound2 libdbus-1-3 libegl1 libexpat1 libfontconfig1 libfreetype6 libgbm1
libgl1 libglib2.0-0 libgssapi-krb5-2 libnspr4 libnss3 libudev1 libx11-xcb1 libxcb-cursor0
libxcb-dri3-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxcomposite1 libxdamage1
libxext6 libxfixes3 libxkbcommon-x11-0 libxkbcommon0 libxkbfile1 libxrandr2 libxtst6"
test="cmark-gfm gcc libc6-dev xauth xvfb"
faults="fiu-utils"
package="binutils git xz-utils"
destinations="chromium jekyll"

wanted=$run
[ "${1:-}" = "--test" ] && wanted="$run $test"
[ "${1:-}" = "--faults" ] && wanted="$run $test $faults"
if [ "${1:-}" = "--destinations" ]; then
    wanted="$run $test $destinations"
    # Java and Node may come from elsewhere than Debian; what is there must do.
    command -v java >/dev/null 2>&1 || wanted="$wanted default-jre-headless"
    command -v node >/dev/null 2>&1 || wanted="$wanted nodejs"
    command -v npm >/dev/null 2>&1 || wanted="$wanted npm"
fi
if [ "${1:-}" = "--package" ]; then
    wanted="$run $package"
    # Debian's own Python does not bring the library of itself that goes into the bundle.
    case $(command -v python3) in /usr/bin/*) wanted="$wanted libpython3-dev" ;; esac
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0 # not Debian: the system's own packages must do

missing=""
for package in $wanted; do
    # Ubuntu and Debian 13 renamed some packages (libasound2t64); those provide the old name.
    dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
        dpkg-query -W -f '${db:Status-Abbrev}' "${package}t64" 2>/dev/null | grep -q '^ii' ||
        missing="$missing $package"
done
[ -z "$missing" ] && exit 0

# shellcheck disable=SC2086 # the words of the list are wanted apart
install() {
    echo "Installing system libraries:$missing"
    $1 apt-get update -qq
    $1 env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
if [ "$(id -u)" = 0 ]; then
    install ""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    install sudo
else
    echo "Some system libraries are missing. Type this once, then try again:"
    echo "  sudo apt-get install --no-install-recommends$missing"
    exit 1
fi
