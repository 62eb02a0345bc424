#!/bin/sh
# From a fresh clone to a tour of an account, against the sandbox: installs what is missing, builds, starts the sandbox
# over TLS, runs the tour, stops the sandbox.
set -eu
cd "$(dirname "$0")/.."

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold="" plain=""; fi
say() { printf '%s%s%s\n' "$bold" "$*" "$plain"; }

# Runs a command; what it writes is shown only if it fails.
quietly() {
    if ! "$@" >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        exit 1
    fi
}

# The sandbox lives as long as this script, however that ends.
scratch=$(mktemp -d)
log=$scratch/log
sandbox=""
clean_up() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

say "Installing what is missing ..."
./scripts/install-dependencies.sh build python

# A Python of our own whose path leads to the package in the build tree.
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
build/release/sandbox/balvps-sandbox --ca-out "$scratch/ca.pem" >"$scratch/ready" 2>"$log" &
sandbox=$!
tries=0
until grep -q '^balvps-sandbox ready ' "$scratch/ready"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$sandbox" 2>/dev/null; then
        echo "the sandbox did not start" >&2
        cat "$log" >&2
        exit 1
    fi
    sleep 0.1
done
BALVPS_BASE_URL=$(sed -n 's/.* base_url=\([^ ]*\).*/\1/p' "$scratch/ready")
export BALVPS_BASE_URL BALVPS_CA_FILE="$scratch/ca.pem"
export BALVPS_USERNAME=user@example.com BALVPS_PASSWORD=secret

say "The tour in C, at $BALVPS_BASE_URL"
env -u BALVPS_TOKEN build/release/examples/c/quickstart --write

say "The same tour in Python"
env -u BALVPS_TOKEN $python examples/python/quickstart.py --write

say "Done. The programs: examples/c/quickstart.c and examples/python/quickstart.py"
