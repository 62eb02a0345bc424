"""scripts/release.sh refuses what is no release, and the version is set wherever it is written."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packages.making import REPOSITORY

SCRIPTS = ("scripts/release.sh", "scripts/version.py")
PLACES = (
    "CMakeLists.txt",
    "bindings/node/package-lock.json",
    "bindings/node/package.json",
    "bindings/python/balvps/_version.py",
    "bindings/ruby/lib/balvps/version.rb",
    "integrations/certbot/src/certbot_dns_balvps/__init__.py",
    "integrations/octodns/src/octodns_balvps/__init__.py",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A clean tree with what the two scripts look at. Its version is 0.4.0."""
    for name in (*SCRIPTS, *PLACES):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, tmp_path / name)
    (tmp_path / "CHANGELOG.md").write_text("## [Unreleased]\n\n- News.\n", encoding="utf-8")
    run(tmp_path, "scripts/version.py", "0.4.0")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def run(tree: Path, script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [str(tree / script), *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def git(tree: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=tree, check=True, stdout=subprocess.DEVNULL)


def commit(tree: Path) -> None:
    git(tree, "add", "--all")
    git(tree, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message", "x")


def refusal(tree: Path, *arguments: str) -> str:
    done = run(tree, "scripts/release.sh", *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert run(tree, "scripts/version.py").stdout == "0.4.0\n"
    return done.stderr


def test_a_tree_with_changes_is_refused(tree: Path) -> None:
    (tree / "new").write_text("", encoding="utf-8")
    assert "the tree is not clean" in refusal(tree, "0.5.0")
    (tree / "new").unlink()
    (tree / "CMakeLists.txt").write_text("", encoding="utf-8")
    done = run(tree, "scripts/release.sh", "0.5.0")
    assert (done.returncode, "the tree is not clean" in done.stderr) == (1, True)


@pytest.mark.parametrize("version", ["", "1", "1.2", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.3 "])
def test_what_is_no_version_is_refused(tree: Path, version: str) -> None:
    assert "a version has three numbers" in refusal(tree, version)


def test_an_older_version_is_refused(tree: Path) -> None:
    assert "0.3.9 is older than 0.4.0" in refusal(tree, "0.3.9")


def test_a_version_that_is_tagged_is_refused(tree: Path) -> None:
    git(tree, "tag", "v0.5.0")
    assert "the tag v0.5.0 exists already" in refusal(tree, "0.5.0")


def test_a_changelog_without_news_is_refused(tree: Path) -> None:
    (tree / "CHANGELOG.md").write_text("## [Unreleased]\n\n## [0.4.0]\n\n- Old.\n", encoding="utf-8")
    commit(tree)
    assert "nothing below [Unreleased]" in refusal(tree, "0.5.0")


def test_the_version_is_set_wherever_it_is_written(tree: Path) -> None:
    assert run(tree, "scripts/version.py", "1.20.3").returncode == 0
    for name in PLACES:
        text = (tree / name).read_text(encoding="utf-8")
        assert "1.20.3" in text, name
        assert not re.search(r"\b0\.4\.0\b", text), name
    assert run(tree, "scripts/version.py").stdout == "1.20.3\n"


def test_the_copies_have_the_version_of_the_project() -> None:
    version = run(REPOSITORY, "scripts/version.py").stdout.strip()
    for name in PLACES:
        assert version in (REPOSITORY / name).read_text(encoding="utf-8"), name


def test_the_symbols_of_the_debian_package_are_those_of_the_abi() -> None:
    symbols = (REPOSITORY / "scripts/package/debian/libbalvps1.symbols").read_text(encoding="utf-8")
    listed = (REPOSITORY / "capi/abi/symbols.txt").read_text(encoding="utf-8").split()
    assert re.findall(r"^ (\w+)@Base \d", symbols, re.MULTILINE) == listed
