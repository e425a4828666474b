# A Debian root of our own to try packages in; read in by package-test.sh and package-lint.sh.
# BASE=folder copies a minimal root instead of fetching one; SUITE is bookworm if not given.
# shellcheck shell=bash
SUITE=${SUITE:-bookworm}
USER_NAME=writer

say() { echo "== $(date +%T) $*"; }

need_root() {
    if [ "$(id -u)" != 0 ]; then
        echo "This makes a system in a folder and wants root: sudo make $1" >&2
        exit 1
    fi
}

# make_root FOLDER: a fresh root there, which apt works in.
make_root() {
    ROOT=$1
    rm -rf --one-file-system "$ROOT"
    mkdir -p "$(dirname "$ROOT")"
    if [ -n "${BASE:-}" ]; then
        say "copying $BASE"
        cp -a "$BASE" "$ROOT"
    else
        say "debootstrap $SUITE"
        local mirror=""  # elsewhere than on Debian, the one that debootstrap knows
        if grep -q '^ID=debian' /etc/os-release; then
            # shellcheck disable=SC2016 # the words are apt's
            mirror=$(apt-get indextargets --format '$(SITE)' | grep debian | grep -v security | head -n 1)
        fi
        debootstrap --variant=minbase --include=ca-certificates "$SUITE" "$ROOT" \
            ${mirror:+"$mirror"} >/dev/null
    fi
    enter_root "$ROOT"
    inside apt-get -q update >/dev/null
}

# enter_root FOLDER: what a root that is there already needs for apt and programs to work.
enter_root() {
    ROOT=$1
    # How this machine's apt gets through to its mirror.
    for file in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf.d/99*; do
        if [ -f "$file" ]; then cp "$file" "$ROOT/etc/apt/apt.conf.d/"; fi
    done
    cp /etc/hosts "$ROOT/etc/hosts"
    cp /etc/resolv.conf "$ROOT/etc/resolv.conf" 2>/dev/null || true
    mountpoint -q "$ROOT/proc" || mount -t proc proc "$ROOT/proc"
    mkdir -p "$ROOT/dev/shm"
    mountpoint -q "$ROOT/dev/shm" || mount -t tmpfs tmpfs "$ROOT/dev/shm"
    trap leave_root EXIT
}

leave_root() {
    local place
    for place in tmp/.X11-unix dev/shm proc; do
        if mountpoint -q "$ROOT/$place"; then umount -l "$ROOT/$place"; fi
    done
}

# inside COMMAND: as root in there, with nothing of this machine's environment.
inside() {
    chroot "$ROOT" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

# as_user COMMAND: as an ordinary user without a screen. The folder becomes the root of all there is
# for it, since Linux gives nobody in a chroot the name spaces that Chromium locks its page in with.
as_user() {
    # shellcheck disable=SC2016 # the words are the inner shell's
    unshare --mount --propagation private sh -c \
        'mount --rbind "$0" "$0" && cd "$0" && pivot_root . mnt && umount -l /mnt && exec "$@"' "$ROOT" \
        /usr/sbin/chroot --userspec="$USER_NAME:$USER_NAME" . /usr/bin/env -i PATH=/usr/bin:/bin \
        HOME="/home/$USER_NAME" LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="/tmp/run-$USER_NAME" "$@"
}
