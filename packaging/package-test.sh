#!/bin/bash
# The proof on a machine that has nothing: the .deb installed with its dependencies, used by an
# ordinary user, upgraded, removed; the library stays. Then the .rpm's files and the tarball.
# usage: package-test.sh [ROOT]   (root; see root.sh for BASE and SUITE; PARTS="deb tarball rpm"
# names what is tried, all of it if not given)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/root.sh
. packaging/root.sh
need_root package-test
one() { if [ $# = 1 ] && [ -f "$1" ]; then echo "$1"; else echo "make package first: $1" >&2; exit 1; fi; }
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' desktop_app/__init__.py)
if [ -z "${PARTS:-}" ]; then (cd dist && sha256sum --quiet -c SHA256SUMS); fi
make_root "${1:-build/roots/test}"
inside useradd -m "$USER_NAME"
inside install -d -o "$USER_NAME" -m 700 "/tmp/run-$USER_NAME"
library=/home/$USER_NAME/.local/share/Marquee/Library/library.db
sum= # of the library, once it is there
# self_test: as a user, while this looks whether Chromium's reader of pages is locked in: with users and
# a network of its own, and not free to ask the system for anything.
self_test() {
    local process locked=
    as_user timeout 180 marquee --self-test 2>"$ROOT/tmp/qt.log" &
    local trial=$!
    while kill -0 "$trial" 2>/dev/null; do
        for process in $(pgrep -f '^/usr/lib/marquee/_internal/.*/QtWebEngineProcess '); do
            if is_locked_in "/proc/$process"; then locked=yes; fi
        done
        sleep 0.3
    done
    wait "$trial" || { tail -20 "$ROOT/tmp/qt.log"; exit 1; }
    [ -n "$locked" ] || { echo "Chromium was not locked in" >&2; exit 1; }
}
is_locked_in() {
    local space
    for space in user pid net; do
        [ "$(readlink "$1/ns/$space" || echo gone)" != "$(readlink "/proc/self/ns/$space")" ] || return 1
    done
    grep -q '^Seccomp:[[:space:]]*2$' "$1/status" 2>/dev/null
}
check_library() { expect "$(sha256sum <"$ROOT$library")" "$sum"; }
# own_words PROGRAM: articles of the user's, one out of Word, which everything later has to leave alone.
own_words() {
    printf '# Ours\n\nWords of our own.\n' >"$ROOT/home/$USER_NAME/ours.md"
    as_user "$1" import "/home/$USER_NAME/ours.md"
    python3 packaging/word_document.py "$ROOT/home/$USER_NAME/word.docx"
    as_user "$1" import "/home/$USER_NAME/word.docx"
    as_user "$1" export out-of-word --to "/home/$USER_NAME/word" --format markdown
    for words in 'Words that were **bold** there.' '- A thing in a list' '| Brigitte Helm | Maria |'; do
        grep -qF -e "$words" "$ROOT/home/$USER_NAME/word/index.md"
    done
    sum=$(sha256sum <"$ROOT$library")
}
expect() { [ "$1" = "$2" ] || { echo "expected '$2', got '$1'" >&2; exit 1; }; }

try_deb() {
    deb=$(one dist/marquee-desk_*.deb)
    before=$(du -sm --exclude=proc "$ROOT" | cut -f1)
    say "an older package: the same, with a file that the new one no longer has"
    old=$ROOT/tmp/old
    dpkg-deb -R "$deb" "$old"
    sed -i "s/^Version: .*/Version: $version~older/" "$old/DEBIAN/control"
    echo old >"$old/usr/lib/marquee/_internal/of-the-older-version"
    dpkg-deb --root-owner-group -Zgzip -z1 -b "$old" "$ROOT/tmp/older.deb" >/dev/null
    rm -rf "$old"

    say "installing it, with what it depends on"
    inside apt-get -y -q --no-install-recommends install /tmp/older.deb >"$ROOT/tmp/apt.log" 2>&1 ||
        { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
    grep -E 'newly installed|additional disk' "$ROOT/tmp/apt.log" || true
    inside apt-get clean
    rm "$ROOT/tmp/older.deb"
    say "disk: $before MB before, $(du -sm --exclude=proc "$ROOT" | cut -f1) MB after"

    say "--version, export, render, backup, as an ordinary user"
    expect "$(as_user marquee --version)" "marquee $version"
    as_user marquee library list
    as_user marquee export metropolis-found --to "/home/$USER_NAME/page" --format html
    test -s "$ROOT/home/$USER_NAME/page/index.html"
    as_user marquee export --all --to "/home/$USER_NAME/site" --profile hugo --anyway >/dev/null
    own_words marquee
    as_user marquee render "/home/$USER_NAME/ours.md" | grep -q "Words of our own"
    as_user marquee library backup

    say "--self-test, Chromium with its sandbox on"
    self_test
    say "--self-test --safe-mode"
    as_user timeout 180 marquee --self-test --safe-mode 2>"$ROOT/tmp/qt.log" | tail -2
    expect "$(as_user sh -c 'test -w /usr/lib/marquee || echo no')" no

    say "every library of the program's is found"
    inside sh -c 'find /usr/lib/marquee \( -name "*.so*" -o -name QtWebEngineProcess \) -type f |
        LD_LIBRARY_PATH=/usr/lib/marquee/_internal:/usr/lib/marquee/_internal/PySide6/Qt/lib xargs -n 1 ldd |
        grep "not found" | sort -u' >"$ROOT/tmp/missing" || true
    test ! -s "$ROOT/tmp/missing" || { cat "$ROOT/tmp/missing"; exit 1; }

    say "upgrading"
    check_library
    cp "$deb" "$ROOT/tmp/new.deb"
    inside apt-get -y -q --no-install-recommends install /tmp/new.deb >"$ROOT/tmp/apt.log" 2>&1 ||
        { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
    rm "$ROOT/tmp/new.deb"
    # shellcheck disable=SC2016 # the words are dpkg's
    expect "$(inside dpkg-query -W -f '${Version}' marquee-desk)" "$version"
    test ! -e "$ROOT/usr/lib/marquee/_internal/of-the-older-version"
    check_library
    expect "$(as_user marquee --version)" "marquee $version"
    as_user marquee library list | grep -q ours

    say "removing"
    inside apt-get -y -q purge marquee-desk >"$ROOT/tmp/apt.log" 2>&1 || { cat "$ROOT/tmp/apt.log"; exit 1; }
    left=$(inside sh -c 'find /usr /etc /var/lib/dpkg/info -iname "*marquee*"')
    expect "$left" ""
    check_library
    say "nothing of the program is left, and the library is as it was"
}

try_tarball() {
    tarball=$(one dist/marquee-*-linux-x86_64.tar.xz)
    say "the tarball: unpacked, installed for one user, removed"
    inside install -d -o "$USER_NAME" /opt/unpacked
    tar -xJf "$tarball" -C "$ROOT/opt/unpacked" --strip-components=1 --no-same-owner
    expect "$(as_user /opt/unpacked/marquee --version)" "marquee $version"
    [ -n "$sum" ] || own_words /opt/unpacked/marquee
    as_user /opt/unpacked/install.sh
    expect "$(as_user "/home/$USER_NAME/.local/bin/marquee" --version)" "marquee $version"
    as_user "/home/$USER_NAME/.local/bin/marquee" library list | grep -q ours
    as_user grep -q "^Exec=/home/$USER_NAME/.local/bin/marquee %f" \
        "/home/$USER_NAME/.local/share/applications/app.marqueedesk.Marquee.desktop"
    as_user /opt/unpacked/install.sh # over the old one
    as_user /opt/unpacked/install.sh --remove
    left=$(as_user find "/home/$USER_NAME/.local" -iname "*marquee*" -not -path "*/Marquee*")
    expect "$left" ""
    check_library
    rm -rf "$ROOT/opt/unpacked"
}

# What stands for Fedora here: a repository whose one package provides, under the names that rpm's own
# generator gives them, the libraries of this root; and an older Marquee.
make_repository() {
    inside sh -c 'mkdir -p /opt/repository /tmp/spec
        find /usr/lib/x86_64-linux-gnu -name "*.so*" -type f | /usr/lib/rpm/elfdeps --provides | sort -u >/tmp/spec/provided'
    {
        printf 'Name: libraries\nVersion: 1\nRelease: 1\nSummary: The system\nLicense: None\nBuildArch: noarch\n'
        printf 'Provides: /bin/sh\n'
        sed 's/^/Provides: /' "$ROOT/tmp/spec/provided"
        printf '%%description\nThe system.\n%%files\n'
    } >"$ROOT/tmp/spec/libraries.spec"
    {
        printf 'Name: marquee-desk\nVersion: 0.0.1\nRelease: 1\nSummary: Old\nLicense: MIT\nAutoReqProv: no\n'
        printf '%%description\nOld.\n%%install\nmkdir -p %%{buildroot}/usr/lib/marquee/_internal\n'
        printf 'echo old >%%{buildroot}/usr/lib/marquee/_internal/of-the-older-version\n%%files\n/usr/lib/marquee\n'
    } >"$ROOT/tmp/spec/older.spec"
    inside sh -c 'rpmbuild --quiet -bb --define "_rpmdir /opt/repository" /tmp/spec/*.spec 2>/tmp/spec/log ||
        { cat /tmp/spec/log; exit 1; }'
    cp "$1" "$ROOT/opt/repository/"
}

# dnf COMMAND...: with that repository and no other.
dnf() {
    inside createrepo_c -q /opt/repository
    inside dnf -y -q --releasever=1 --repofrompath=ours,/opt/repository --repo=ours --nogpgcheck \
        --setopt=keepcache=0 --refresh "$@" >"$ROOT/tmp/dnf.log" 2>&1
}

try_rpm() {
    rpm=$(one dist/marquee-desk-*.rpm)
    say "the .rpm: rpm's tools, and the libraries of its dependencies"
    inside apt-get -y -q --no-install-recommends install \
        rpm dnf createrepo-c desktop-file-utils shared-mime-info >"$ROOT/tmp/apt.log" 2>&1 ||
        { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
    inside apt-get -y -q --no-install-recommends satisfy \
        "$(dpkg-deb -f "$(one dist/marquee-desk_*.deb)" Depends)" >"$ROOT/tmp/apt.log" 2>&1 ||
        { tail -20 "$ROOT/tmp/apt.log"; exit 1; }
    inside apt-get clean
    make_repository "$rpm"
    inside sh -c 'rpm -K --nosignature /opt/repository/marquee-desk-*.rpm'

    say "dnf refuses it where a library is not to be had"
    mv "$ROOT/opt/repository/noarch" "$ROOT/opt/aside"
    if dnf install "marquee-desk-$version"; then echo "it was installed without its libraries" >&2; exit 1; fi
    grep -F 'nothing provides libxcb-cursor.so.0()(64bit)' "$ROOT/tmp/dnf.log" >/dev/null
    mv "$ROOT/opt/aside" "$ROOT/opt/repository/noarch"

    say "dnf installs an older one, and upgrades to it with what it depends on"
    dnf install marquee-desk-0.0.1 || { cat "$ROOT/tmp/dnf.log"; exit 1; }
    dnf upgrade marquee-desk || { cat "$ROOT/tmp/dnf.log"; exit 1; }
    expect "$(inside rpm -q --qf '%{VERSION}' marquee-desk)" "$version"
    inside rpm -q libraries >/dev/null
    test ! -e "$ROOT/usr/lib/marquee/_internal/of-the-older-version"
    inside rpm -V marquee-desk
    grep -q app.marqueedesk.Marquee "$ROOT/usr/share/applications/mimeinfo.cache" # its script has run
    test -s "$ROOT/usr/share/mime/application/x-marquee.xml"
    say "what rpm's own generator finds it to need is what it asks for"
    inside sh -c 'cd /tmp/spec && find /usr/lib/marquee -type f >files
        /usr/lib/rpm/elfdeps --provides <files | sort -u >own
        /usr/lib/rpm/elfdeps --requires <files | grep -F "()(64bit)" | grep -v ^ld-linux | sort -u >needed
        rpm -q --requires marquee-desk | sort -u >asked
        comm -23 needed own | comm -23 - asked >left; wc -l <needed; cat left; test ! -s left'

    say "used, and removed"
    expect "$(as_user marquee --version)" "marquee $version"
    [ -n "$sum" ] || own_words marquee
    as_user marquee library list | grep -q ours
    self_test
    dnf remove marquee-desk || { cat "$ROOT/tmp/dnf.log"; exit 1; }
    rm -r "$ROOT/opt/repository" "$ROOT/tmp/spec"
    left=$(inside sh -c 'find /usr -iname "*marquee*"')
    expect "$left" ""
    check_library
}

for part in ${PARTS:-deb tarball rpm}; do "try_$part"; done
say "all passed"
