#!/bin/sh
# Makes the Debian packages for the Debian that this runs on, with the system's libcurl: libbalvps1, libbalvps-dev, balvps
# and balvps-sandbox. What has been committed is packaged.
#
# usage: scripts/package/debian.sh [--output dist]
#
# It installs missing packages. lintian checks the result.
set -eu
cd "$(dirname "$0")/../.."

output=dist
case ${1:-} in
--output) output=$2 ;;
'') ;;
*) echo "usage: $0 [--output FOLDER]" >&2; exit 2 ;;
esac
mkdir -p "$output"
output=$(realpath "$output")

./scripts/install-dependencies.sh build python debian

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8
release=$(. /etc/os-release && echo "$VERSION_ID")
# "+" and not "~": the symbols file says since which version there is a symbol, and 0.1.0~deb12 is older than 0.1.0.
version=$(scripts/version.py)+deb$release

# Always at the same place, because objects name the folder that they are built in.
build=build/debian
rm -rf "$build"
mkdir -p "$build/balvps"
git archive HEAD | tar --extract --directory "$build/balvps"
python3 -m venv "$build/venv"
"$build/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pybind11==3.*" # Debian 12 has an older one
PYBIND11=$("$build/venv/bin/python" -m pybind11 --cmakedir)
export PYBIND11

cd "$build/balvps"
cp -r scripts/package/debian debian
python3 scripts/package/sbom.py "pkg:deb/balvps/balvps" "$version" >debian/balvps.cdx.json
cat >debian/changelog <<END
balvps ($version) unstable; urgency=medium

  * The changes are in CHANGELOG.md.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(date --utc --date "@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')
END
DEB_BUILD_OPTIONS="noautodbgsym parallel=$(nproc)" dpkg-buildpackage --build=binary --no-sign --unsigned-changes >../log 2>&1 || {
    tail -40 ../log >&2
    exit 1
}
lintian --fail-on error,warning ../balvps_*.changes
cp ../*.deb "$output"
ls "$output"/*"$version"*.deb
