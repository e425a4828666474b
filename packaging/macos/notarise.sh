#!/bin/bash
# Has Apple look at a signed disk image and fixes its answer to it, where there are credentials:
# MARQUEE_NOTARY_PROFILE (a profile that `xcrun notarytool store-credentials` has kept). Without one
# it does nothing. usage: notarise.sh IMAGE.dmg
set -euo pipefail
image=${1:?usage: notarise.sh IMAGE.dmg}
test -f "$image" || { echo "$image is not there." >&2; exit 2; }
if [ -z "${MARQUEE_NOTARY_PROFILE:-}" ]; then
    echo "not notarised, as there are no credentials: $image"
    exit 0
fi
if [ -z "${MARQUEE_CODESIGN_IDENTITY:-}" ]; then
    echo "Apple looks at signed programs only: set MARQUEE_CODESIGN_IDENTITY too." >&2
    exit 2
fi
codesign --force --timestamp --sign "$MARQUEE_CODESIGN_IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile "$MARQUEE_NOTARY_PROFILE" --wait
xcrun stapler staple "$image"
echo "notarised: $image"
