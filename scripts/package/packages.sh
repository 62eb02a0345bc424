#!/bin/sh
# Makes every package of dist/ of the libraries that scripts/package.sh has built, with their checksums.
#
# usage: scripts/package/packages.sh TARGET...
set -eu
cd "$(dirname "$0")/../.."

./scripts/install-dependencies.sh ruby
./scripts/venv.sh tests
[ $# -gt 0 ] || { echo "usage: $0 TARGET..." >&2; exit 2; }
options=""
for target; do options="$options --library build/package/$target"; done

export ZIG_GLOBAL_CACHE_DIR="$PWD/build/package/steps/cache" ZIG_LOCAL_CACHE_DIR="$PWD/build/package/steps/cache"
for kind in tarball npm gem composer rock wheel; do
    # shellcheck disable=SC2086 # the options must be split
    .venv-tests/bin/python "scripts/package/$kind.py" $options --output dist
done
scripts/package/debian.sh --output dist
scripts/package/checksums.py dist
