#!/bin/sh
# Checks and tests the Node package against a built library and the sandbox.
#
# usage: tests/node.sh      BALVPS_BUILD_DIR   the build (default: build/dev)
#                           BALVPS_SANDBOX     the sandbox's binary (default: the build's)
set -eu
cd "$(dirname "$0")/.."

./scripts/install-dependencies.sh node
build=$(cd "${BALVPS_BUILD_DIR:-build/dev}" && pwd)
export BALVPS_LIBRARY="$build/capi/libbalvps.so.1"
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

cd bindings/node
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    # Versions and checksums are the lock file's. It names no registry, which npm ci would need.
    npm install --no-save --no-audit --no-fund
fi
npm run lint
npm test
