#!/usr/bin/env bash
# Runs a command in a bare Debian, which has apt and nothing else, with the packages at /dist. Needs root and debootstrap.
#
# usage: tests/packages/bare.sh SUITE COMMAND      SUITE: bookworm (12) or trixie (13)
#        ARCH=arm64 tests/packages/bare.sh trixie COMMAND      another processor, by qemu-user
#        PROJECT=yes tests/packages/bare.sh trixie COMMAND     with a clone of what is committed, in /project
#
#   BALVPS_DIST     the packages (default: dist)
#   BALVPS_BARE     where bare systems are kept (default: build/bare); what a command installs is thrown away
set -euo pipefail
cd "$(dirname "$0")/../.."
suite=${1:?"usage: $0 SUITE COMMAND"} command=${2:?"usage: $0 SUITE COMMAND"}
dist=$(realpath "${BALVPS_DIST:-dist}")
mkdir -p "${BALVPS_BARE:-build/bare}"
place=$(realpath "${BALVPS_BARE:-build/bare}")
base=$place/$suite-${ARCH:-$(dpkg --print-architecture)}
command -v debootstrap >/dev/null || { echo "bare: debootstrap is not installed" >&2; exit 1; }

# The kernel runs programs of another processor by qemu-user, as the package qemu-user-static describes it.
emulate() { # PROCESSOR, such as aarch64
    local formats=/proc/sys/fs/binfmt_misc
    mountpoint --quiet "$formats" || mount -t binfmt_misc binfmt_misc "$formats"
    [ -e "$formats/qemu-$1" ] || cat "/usr/lib/binfmt.d/qemu-$1.conf" >"$formats/register"
}
case ${ARCH:-} in
'') ;;
arm64) emulate aarch64 ;;
*) emulate "$ARCH" ;;
esac

if [ ! -e "$base.made" ]; then
    rm -rf --one-file-system "$base"
    debootstrap --variant=minbase ${ARCH:+--arch="$ARCH"} --include=ca-certificates "$suite" "$base" >"$base.log" 2>&1 || {
        tail -20 "$base.log" >&2
        exit 1
    }
    # How this machine reaches its package registries, and whom it trusts.
    for file in /etc/resolv.conf /etc/hosts /etc/apt/apt.conf.d/* /etc/ssl/certs/ca-certificates.crt /etc/pip.conf; do
        case $file in *docker*|*/70debconf|*/01autoremove) continue ;; esac
        if [ -f "$file" ]; then mkdir -p "$base${file%/*}" && cp "$file" "$base$file"; fi
    done
    touch "$base.made"
fi

# A layer over the system, in memory, takes what the command changes.
export base dist command scratch
scratch=$(mktemp -d "$place/run.XXXXXX")
trap 'rm -rf --one-file-system "$scratch"' EXIT
unshare --mount --propagation private bash -c '
    set -e
    mount -t tmpfs tmpfs "$scratch"
    mkdir "$scratch"/upper "$scratch"/overlay "$scratch"/system
    mount -t overlay overlay -o "lowerdir=$base,upperdir=$scratch/upper,workdir=$scratch/overlay" "$scratch/system"
    mkdir -p "$scratch/system/dist"
    [ -z "${PROJECT:-}" ] || git clone --quiet . "$scratch/system/project"
    mount -t proc proc "$scratch/system/proc"
    mount --rbind /dev "$scratch/system/dev"
    mount --bind "$dist" "$scratch/system/dist"
    exec chroot "$scratch/system" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        PIP_BREAK_SYSTEM_PACKAGES=1 bash -ec "cd /root; $command"
'
