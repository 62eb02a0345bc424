# Gets the sources from Debian's archive. apt checks the archive's signature and with it every file's checksum.

downloads=${BALVPS_PACKAGE_DOWNLOADS:-$work/downloads}

mirror=${DEBIAN_MIRROR:-http://deb.debian.org}
debian_keys=/usr/share/keyrings/debian-archive-keyring.gpg

# private_apt FOLDER LINE...: a configuration of apt in the folder, with these lines as its sources. The machine's stays as it is.
private_apt() {
    local apt=$1
    shift
    rm -rf "$apt"
    mkdir -p "$apt"/{lists,cache/archives}/partial
    printf '%s\n' "$@" >"$apt/sources.list"
    cat >"$apt/apt.conf" <<END
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt/cache";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
APT::Update::Post-Invoke-Success "";
APT::Sandbox::User "root";
END
}

# The index of all source packages: of stable and of the release before it, with their security updates.
update_index() {
    local lines=() suite
    for suite in trixie bookworm; do
        lines+=("deb-src [signed-by=$debian_keys] $mirror/debian $suite main"
            "deb-src [signed-by=$debian_keys] $mirror/debian-security $suite-security main")
    done
    private_apt "$work/apt" "${lines[@]}"
    apt-get --config-file "$work/apt/apt.conf" update
}

# fetch NAME VERSION: the source package, unpacked with Debian's patches into $work/sources/NAME.
fetch() {
    local name=$1 version=$2 sources=$work/sources/$1
    local dsc=$downloads/${name}_${version#*:}.dsc
    mkdir -p "$downloads" "$work/sources"
    if [ ! -f "$dsc.checked" ]; then
        if [ ! -d "$work/apt/lists" ]; then update_index; fi
        (cd "$downloads" && apt-get --config-file "$work/apt/apt.conf" source --download-only "$name=$version") || {
            echo "The archive has no longer this version: take one that it has into the table in scripts/package."
            return 1
        }
        touch "$dsc.checked"
    fi
    rm -rf "$sources"
    # apt has checked the signature of the archive; the maintainer's own key need not be here.
    dpkg-source --no-check --extract "$dsc" "$sources"
}

# fetch_all TABLE: every source package of it.
fetch_all() {
    local name version
    while IFS='|' read -r name version _; do
        stage "fetch-$name" "$stages/fetch.sh" "$version" -- fetch "$name" "$version"
    done < <(table "$1")
}
