#!/bin/sh
# Runs a tour of an account from a fresh clone: installs missing packages, builds, starts the sandbox over TLS, runs the
# tour, and stops the sandbox.
set -eu
cd "$(dirname "$0")/.."

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold="" plain=""; fi
say() { printf '%s%s%s\n' "$bold" "$*" "$plain"; }

# Runs a command and shows its output only if it fails.
quietly() {
    if ! "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        exit 1
    fi
}

. scripts/sandbox.sh
log=$scratch/log

say "Installing missing packages ..."
./scripts/install-dependencies.sh build python

# A virtual environment whose path contains the package of the build tree.
python=build/quickstart-venv/bin/python
if [ ! -e build/quickstart-venv/complete ]; then
    quietly python3 -m venv --clear build/quickstart-venv
    quietly $python -m pip install --disable-pip-version-check pybind11
    $python -c "import pathlib, site
(pathlib.Path(site.getsitepackages()[0]) / 'balvps.pth').write_text('$PWD/build/release/python')"
    touch build/quickstart-venv/complete
fi

say "Building ..."
quietly cmake --preset release -D BALVPS_BUILD_PYTHON=ON -D Python_EXECUTABLE="$PWD/$python"
quietly cmake --build --preset release

say "Starting the sandbox ..."
start_sandbox build/release/sandbox/balvps-sandbox
export BALVPS_BASE_URL="$SANDBOX_BASE_URL" BALVPS_CA_FILE="$SANDBOX_CA_FILE"
export BALVPS_USERNAME=user@example.com BALVPS_PASSWORD=secret

say "The tour in C, at $BALVPS_BASE_URL"
env -u BALVPS_TOKEN build/release/examples/c/quickstart --write

say "The same tour in Python"
env -u BALVPS_TOKEN $python examples/python/quickstart.py --write

say "Done. The programs: examples/c/quickstart.c and examples/python/quickstart.py"
