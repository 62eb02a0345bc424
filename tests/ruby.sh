#!/bin/sh
# Checks and tests the Ruby gem against a library that is built. Installs the Debian packages it needs.
#
# usage: tests/ruby.sh [MINITEST-OPTION]...
#
#   BALVPS_BUILD_DIR   where the library was built (default: build/dev)
#   BALVPS_SANDBOX     the sandbox's binary (default: that directory's)
set -eu
cd "$(dirname "$0")/.."

./scripts/install-dependencies.sh ruby

build=$(realpath "${BALVPS_BUILD_DIR:-build/dev}")
export BALVPS_LIBRARY="$build/capi/libbalvps.so.1"
export BALVPS_SANDBOX="${BALVPS_SANDBOX:-$build/sandbox/balvps-sandbox}"

rubocop --config bindings/ruby/.rubocop.yml --cache false --format quiet bindings/ruby examples/ruby
exec ruby -w -I bindings/ruby/lib -e 'Dir["bindings/ruby/tests/*_test.rb"].each { |file| require "./#{file}" }' -- "$@"
