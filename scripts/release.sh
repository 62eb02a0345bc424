#!/usr/bin/env bash
# Makes a release: sets the version, moves the changelog, runs the tests, builds dist/, writes checksums, and prints what to
# upload where. It uploads nothing. docs/releasing.md tells more.
#
# usage: scripts/release.sh VERSION      such as 0.2.0
#
# It needs a clean tree, and commits and tags at the end. If a step fails, `git restore .` undoes the version and the changelog.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "release: $*" >&2
    exit 1
}

version=${1:-}
[ $# -eq 1 ] || fail "usage: $0 VERSION"
[[ $version =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]] || fail "a version has three numbers, such as 0.2.0, not '$version'"
[ -z "$(git status --porcelain)" ] || fail "the tree is not clean: commit or stash what \`git status\` shows"
! git rev-parse --quiet --verify "refs/tags/v$version" >/dev/null || fail "the tag v$version exists already"
before=$(scripts/version.py)
newer=$(printf '%s\n%s\n' "$before" "$version" | sort --version-sort | tail -n 1)
[ "$newer" = "$version" ] || fail "$version is older than $before, the version of this tree"
notes=$(sed -n '/^## \[Unreleased\]$/,/^## \[[0-9]/p' CHANGELOG.md | grep -c '^- ' || true)
[ "$notes" -gt 0 ] || fail "CHANGELOG.md has nothing below [Unreleased]"

echo "== the version: $before -> $version"
./scripts/venv.sh tests
scripts/version.py "$version"
sed -i "s/^## \[Unreleased\]\$/&\n\n## [$version] - $(date --utc +%F)/" CHANGELOG.md
.venv-tests/bin/python api/generate.py

echo "== the tests"
./tests/run.sh

echo "== the packages"
git commit --all --quiet --message "Release $version"
rm -rf dist
./scripts/package.sh
./tests/packages/run.sh
git tag --annotate --message "balvps $version" "v$version"

cat <<END
== dist/ has the packages of $version. To publish them:

PyPI         twine upload dist/*.whl dist/balvps-$version.tar.gz
npm          npm publish each dist/balvps-linux-*.tgz, then dist/balvps-$version.tgz
RubyGems     gem push each dist/*.gem
LuaRocks     luarocks upload dist/balvps-$version-1.src.rock
Packagist    the contents of dist/balvps-php-$version.zip, as a tag of the repository for Composer
Downloads    dist/balvps-$version-*-linux-*.tar.gz, dist/*.deb, dist/SHA256SUMS
Repository   git push origin HEAD v$version
END
