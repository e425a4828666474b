#!/bin/bash
# What distributions say of the packages: desktop-file-validate, appstreamcli, lintian, rpm.
# usage: package-lint.sh [ROOT]   (root; see root.sh for BASE and SUITE)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/root.sh
. packaging/root.sh
need_root package-lint
make_root "${1:-build/roots/lint}"
say "installing the tools"
inside apt-get -y -q --no-install-recommends install \
    lintian desktop-file-utils appstream rpm man-db shellcheck >"$ROOT/tmp/apt.log" 2>&1 ||
    { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
share=build/package/tree/share
mkdir -p "$ROOT/proof"
cp dist/*.deb dist/*.rpm "$share"/applications/*.desktop "$share"/metainfo/*.xml \
    "$share"/man/man1/marquee.1.gz "$ROOT/proof/"
cp -r packaging "$ROOT/proof/"
say desktop-file-validate
inside sh -c 'desktop-file-validate /proof/*.desktop'
say appstreamcli
inside sh -c 'appstreamcli validate --no-net --explain /proof/*.metainfo.xml'
say man
inside sh -c 'cd /proof && MANROFFSEQ="" man --warnings -E UTF-8 -l -Tutf8 marquee.1.gz 2>&1 >/dev/null | tee /tmp/man.log; test ! -s /tmp/man.log'
say shellcheck
inside sh -c 'cd /proof && shellcheck -x --exclude=SC1091 packaging/*.sh packaging/*/*.sh'
say rpm
inside sh -c 'rpm -K --nosignature /proof/*.rpm && rpm -qp --qf "%{NAME} %{VERSION}-%{RELEASE} %{LICENSE}\n" /proof/*.rpm && rpm -qp --scripts /proof/*.rpm | grep -c update-'
say lintian
inside useradd -m "$USER_NAME"
inside su "$USER_NAME" -c 'lintian --fail-on error /proof/*.deb' # warnings are in docs/packaging.md
say "no errors"
