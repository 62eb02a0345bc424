#!/bin/sh
# Makes every package of dist/ of the libraries that scripts/package.sh has built, with their checksums. Needs root for the
# Debian packages of the other release of Debian.
#
# usage: scripts/package/packages.sh TARGET...
set -eu
cd "$(dirname "$0")/../.."

[ $# -gt 0 ] || { echo "usage: $0 TARGET..." >&2; exit 2; }
./scripts/install-dependencies.sh ruby proofs
./scripts/venv.sh tests
rm -rf dist # the checksums are those of one run
options=""
for target; do options="$options --library build/package/$target"; done

export ZIG_GLOBAL_CACHE_DIR="$PWD/build/package/steps/cache" ZIG_LOCAL_CACHE_DIR="$PWD/build/package/steps/cache"
for kind in tarball npm gem composer rock wheel; do
    # shellcheck disable=SC2086 # the options must be split
    .venv-tests/bin/python "scripts/package/$kind.py" $options --output dist
done
scripts/package/debian.sh --output dist
# Those for the other release of Debian are made in a bare system of it.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
for suite in bookworm trixie; do
    if ! grep -q "VERSION_CODENAME=$suite" /etc/os-release; then
        PROJECT=yes tests/packages/bare.sh "$suite" "apt-get -qq update; apt-get -qq install --no-install-recommends git >/dev/null
            cd /project; SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH scripts/package/debian.sh --output /dist"
    fi
done
scripts/package/checksums.py dist
