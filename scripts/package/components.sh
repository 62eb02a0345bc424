# Builds what libbalvps contains, as static libraries in $prefix. What HTTPS does not need is left out.

# Hidden symbols and a section per function: the linker then removes what libbalvps does not use.
compile_options="-O2 -fPIC -fvisibility=hidden -ffunction-sections -fdata-sections -fstack-protector-strong -g0"

build_components() {
    local name version before
    before=$(digest "$stages/zig.txt" "$zig_target" "$compile_options")
    while IFS='|' read -r name version _; do
        before=$(digest "$before" "$version" "$(declare -f "build_$name")")
        stage "$target/$name" "$before" -- build_component "$name"
    done < <(table components)
}

# build_component NAME: in a copy of its sources, so that every target starts from the same.
build_component() {
    local folder=$work/$target/$1
    rm -rf "$folder"
    mkdir -p "$work/$target"
    cp -a "$work/sources/$1" "$folder"
    cd "$folder"
    export CC=$target-cc CXX=$target-c++ AR=$target-ar RANLIB=$target-ranlib CFLAGS=$compile_options
    export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig
    "build_$1"
    cd "$work" && rm -rf "$folder"
}

# configure_static OPTION...: for the projects that use autoconf.
configure_static() {
    ./configure --quiet --host="$target" --prefix="$prefix" --libdir="$prefix/lib" --enable-static --disable-shared \
        --disable-dependency-tracking "$@"
}

# cmake_static OPTION...: for the projects that use CMake. It finds nothing of this machine.
cmake_static() {
    cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG $(cmake_for_target) \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF "$@"
    ninja -C build -j"$jobs"
    ninja -C build install
}

build_zlib() {
    CHOST=$target ./configure --static --prefix="$prefix"
    make -j"$jobs" libz.a
    make install
}

build_libidn2() {
    configure_static --disable-nls --disable-doc --disable-gtk-doc --disable-rpath
    # Two old names have versions of libidn2's own map, which is not that of the library that it goes into.
    sed -i '/define HAVE_SYMVER_ALIAS_SUPPORT/d' config.h
    for folder in gl unistring lib; do make -j"$jobs" -C "$folder"; done
    make -C lib install
    make install-pkgconfigDATA
}

build_nghttp2() {
    cmake_static -DENABLE_LIB_ONLY=ON -DBUILD_STATIC_LIBS=ON -DENABLE_DOC=OFF
}

# TLS 1.2 and 1.3 of a client: no old ciphers and protocols, no servers' parts, no modules, no configuration file. Without
# "no-pinshared" and "no-atexit" the code would act when the library is unloaded. The sandbox, which is built with musl, uses
# deprecated functions.
build_openssl() {
    local features="apps argon2 aria async atexit autoload-config bf blake2 camellia cast cmp cms comp ct des dgram
        docs dsa dso dtls dynamic-engine ec2m engine filenames gost http idea integrity-only-ciphers legacy loadereng makedepend
        md4 mdc2 ml-dsa module multiblock nextprotoneg ocb ocsp padlockeng pinshared psk quic rc2 rc4 rfc3779 rmd160 scrypt seed
        shared siphash siv slh-dsa sm2 sm3 sm4 srp srtp ssl-trace static-engine tests tls1 tls1_1 ts ui-console uplink
        weak-ssl-ciphers whirlpool"
    case $target in *-musl) ;; *) features="$features deprecated" ;; esac
    # shellcheck disable=SC2046,SC2086 # the lists must be split
    ./Configure "$(column targets "$target" 3)" $(printf 'no-%s ' $features) \
        --prefix="$prefix" --libdir=lib --openssldir=/nonexistent $CFLAGS
    make -j"$jobs" build_libs
    make install_dev
}

build_curl() {
    cmake_static -DBUILD_CURL_EXE=OFF -DBUILD_LIBCURL_DOCS=OFF -DBUILD_MISC_DOCS=OFF -DENABLE_CURL_MANUAL=OFF -DBUILD_TESTING=OFF \
        -DBUILD_STATIC_LIBS=ON -DHTTP_ONLY=ON -DCURL_ZLIB=ON -DUSE_NGHTTP2=ON -DUSE_LIBIDN2=ON \
        -DCURL_USE_OPENSSL=ON -DCURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG=ON \
        -DCURL_CA_BUNDLE=none -DCURL_CA_PATH=none -DCURL_CA_FALLBACK=OFF -DCURL_CA_EMBED= \
        -DCURL_USE_LIBPSL=OFF -DCURL_USE_LIBSSH2=OFF -DCURL_BROTLI=OFF -DCURL_ZSTD=OFF -DENABLE_THREADED_RESOLVER=ON \
        -DENABLE_UNIX_SOCKETS=OFF \
        $(printf -- '-DCURL_DISABLE_%s=ON ' ALTSVC AWS BEARER_AUTH BINDLOCAL COOKIES DIGEST_AUTH DOH FORM_API GETOPTIONS \
            HEADERS_API HSTS IPFS KERBEROS_AUTH LIBCURL_OPTION MIME NEGOTIATE_AUTH NETRC NTLM PROGRESS_METER SHA512_256 SRP \
            WEBSOCKETS)
}
