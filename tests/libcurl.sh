#!/bin/sh
# Runs the tests of the core, the ABI, the faults and the fuzz targets with other versions of libcurl. The build is that of
# the preset dev: only the library that is loaded differs, as it does for those who install a package.
#
# usage: tests/libcurl.sh VERSION...     such as 8.14.1 8.22.0; Debian's archive has the versions of its suites
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }
archive=${DEBIAN_MIRROR:-http://deb.debian.org/debian}/pool/main/c/curl

./scripts/install-dependencies.sh build test libcurl

# Builds the library as Debian does, as far as this project uses it.
make_libcurl() { # VERSION PREFIX
    rm -rf "$2-sources" && mkdir -p "$2-sources" && cd "$2-sources" &&
        curl --fail --silent --show-error "$archive/curl_$1.orig.tar.gz" | tar -xz --strip-components=1 &&
        ./configure --quiet --prefix="$2" --enable-versioned-symbols --disable-static --disable-ldap --disable-manual \
            --with-openssl --with-nghttp2 --with-zlib --with-brotli --without-zstd --without-libpsl \
            --with-ca-bundle=/etc/ssl/certs/ca-certificates.crt &&
        make -s -j"$(nproc)" -C lib && make -s -C lib install && make -s -C include install && make -s install-pkgconfigDATA
}

mkdir -p build/libcurl
failed=no
for version; do
    prefix=$PWD/build/libcurl/$version
    [ -e "$prefix/lib/libcurl.so.4" ] || (make_libcurl "$version" "$prefix") >"$prefix.log" 2>&1 || { tail "$prefix.log"; exit 1; }
    echo "== libcurl $version"
    export LD_LIBRARY_PATH="$prefix/lib"
    ldd build/dev/capi/libbalvps.so | grep -q "$prefix/lib/libcurl.so" || { echo "$0: $prefix is not what is loaded" >&2; exit 1; }
    ctest --preset dev --parallel "$(nproc)" --tests-regex '^(core|capi|faults|fuzz)\.' --quiet \
        --output-junit "$prefix.xml" || failed=yes
    unset LD_LIBRARY_PATH
    .venv-tests/bin/python scripts/junit_totals.py "$prefix.xml"
done
[ "$failed" = no ]
