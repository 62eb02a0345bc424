#!/bin/sh
# Checks and tests the PHP package against a library that is built. Installs the Debian packages it needs.
#
# usage: tests/php.sh [PHPUNIT-OPTION]...
#
#   BALVPS_BUILD_DIR   where the library was built (default: build/dev)
#   BALVPS_SANDBOX     the sandbox's binary (default: that directory's)
set -eu
cd "$(dirname "$0")/.."

./scripts/install-dependencies.sh php

build=$(realpath "${BALVPS_BUILD_DIR:-build/dev}")
export BALVPS_LIBRARY="$build/capi/libbalvps.so.1"
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

phpcs --standard=bindings/php/phpcs.xml
exec phpunit --configuration bindings/php/phpunit.xml "$@"
