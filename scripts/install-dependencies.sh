#!/bin/sh
# Installs missing Debian packages. Needs root (sudo) only if a package is missing.
#
# usage: scripts/install-dependencies.sh [build] [test] [libcurl] [python] [php] [ruby] [lua] [node] [debian] [proofs] [package] [redis]     (default: build)
set -eu

build_packages="cmake ninja-build make g++ pkg-config ca-certificates
    libcurl4-openssl-dev rapidjson-dev libexpected-dev libcpp-jwt-dev
    libcpp-httplib-dev libssl-dev nlohmann-json3-dev libcli11-dev"
test_packages="libgtest-dev libcmocka-dev libcjson-dev clang libclang-rt-dev ccache curl valgrind
    libbenchmark-dev nginx-light openssl php-cli php-guzzlehttp-guzzle python3 python3-dev python3-venv
    abigail-tools bind9-utils ldnsutils pdns-backend-sqlite3 pdns-server
    dehydrated lego pebble shellcheck
    bind9-dnsutils ddclient inadyn knot-dnsutils libio-socket-ssl-perl
    faketime libhiredis-dev redis-server"
libcurl_packages="make libnghttp2-dev libbrotli-dev zlib1g-dev"
python_packages="python3 python3-dev python3-venv"
php_packages="php-cli phpunit php-phpstan-phpdoc-parser"
ruby_packages="ruby ruby-ffi ruby-minitest rubocop"
lua_packages="pkg-config lua5.1 liblua5.1-0-dev lua5.2 liblua5.2-dev lua5.3 liblua5.3-dev lua5.4 liblua5.4-dev
    luajit libluajit-5.1-dev lua-dkjson lua-busted lua-socket lua-check luarocks valgrind"
debian_packages="debhelper dh-python lintian python3-click python3-yaml zlib1g-dev"
proofs_packages="composer debootstrap musl-tools php-zip qemu-user-static"
redis_packages="libhiredis-dev libssl-dev"
package_packages="dpkg-dev git llvm make perl pkg-config python3-venv"

if ! command -v dpkg-query >/dev/null; then
    echo "install-dependencies: not a Debian system; please install packages like: $build_packages $test_packages" >&2
    exit 0
fi

wanted=""
for group in "${@:-build}"; do
    case $group in
    build) wanted="$wanted $build_packages" ;;
    test) wanted="$wanted $test_packages" ;;
    libcurl) wanted="$wanted $libcurl_packages" ;;
    python) wanted="$wanted $python_packages" ;;
    php) wanted="$wanted $php_packages" ;;
    ruby) wanted="$wanted $ruby_packages" ;;
    lua) wanted="$wanted $lua_packages" ;;
    node) wanted="$wanted nodejs" ;;
    package) wanted="$wanted $package_packages" ;;
    debian) wanted="$wanted $debian_packages" ;;
    proofs) wanted="$wanted $proofs_packages" ;;
    redis) wanted="$wanted $redis_packages" ;;
    *) echo "usage: $0 [build] [test] [libcurl] [python] [php] [ruby] [lua] [node] [debian] [proofs] [package] [redis]" >&2; exit 2 ;;
    esac
done

missing=""
for package in $wanted; do
    case $(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null || true) in
    installed*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "install-dependencies: no sudo to install the missing packages:$missing" >&2; exit 1; }
    as_root=sudo
fi

echo "installing:$missing" >&2
$as_root apt-get update -qq
# shellcheck disable=SC2086 # the list must be split
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $missing >&2
