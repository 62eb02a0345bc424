#!/bin/sh
# Makes every package of dist/ of the libraries that scripts/package.sh has built, with their checksums.
#
# usage: scripts/package/packages.sh [TARGET...]     the default is every library in build/package
set -eu
cd "$(dirname "$0")/../.."

./scripts/install-dependencies.sh ruby
./scripts/venv.sh tests
if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046 # the list must be split
    set -- $(cd build/package && ls -d ./*-linux-*/lib | cut -d/ -f2)
fi
options=""
for target; do options="$options --library build/package/$target"; done

export ZIG_GLOBAL_CACHE_DIR="$PWD/build/package/steps/cache" ZIG_LOCAL_CACHE_DIR="$PWD/build/package/steps/cache"
for kind in tarball npm gem composer rock wheel; do
    # shellcheck disable=SC2086 # the options must be split
    .venv-tests/bin/python "scripts/package/$kind.py" $options --output dist
done
scripts/package/debian.sh --output dist
scripts/package/checksums.py dist
