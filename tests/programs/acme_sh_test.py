"""The hook file for acme.sh, loaded by a shell that has the functions of acme.sh which it calls."""

from pathlib import Path

import pytest
from balvps.testing import PASSWORD, Sandbox

from tests.programs.support.page import block, script
from tests.programs.support.running import Home
from tests.programs.support.service import requests_to, texts_at, zones_stay_as_they_are

FILE = Path(__file__).parents[2] / "examples" / "acme.sh" / "dns_balvps.sh"
NAME = "_acme-challenge.example.com"
VALUE = "gfj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"
LIKE_AN_OPTION = "-hj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"

#: What acme.sh offers to such files. Its configuration has lines of KEY='VALUE', some of them in base64.
FUNCTIONS = r"""
_exists() { command -v "$1" >/dev/null 2>&1; }
_info() { echo "$*"; }
_err() { echo "$*" >&2; return 1; }
_debug() { echo "debug: $*" >&2; }
_secure_debug() { :; }
_saveaccountconf_mutable() {
  saved="$2"
  [ -z "$3" ] || saved="START_$(printf %s "$2" | base64 -w 0)_END"
  echo "SAVED_$1='$saved'" >>account.conf
}
_readaccountconf_mutable() {
  saved=$(. ./account.conf && eval "printf %s \"\$SAVED_$1\"")
  case $saved in
  START_*_END) saved=${saved#START_} && printf %s "${saved%_END}" | base64 -d ;;
  *) printf %s "$saved" ;;
  esac
}
"""


@pytest.fixture(params=["dash", "bash"])
def shell(request: pytest.FixtureRequest) -> str:
    """A shell that may run acme.sh."""
    name: str = request.param
    return name


def called(
    home: Home, shell: str, *lines: str, environment: "dict[str, str] | None" = None, status: int = 0
) -> str:
    """What the shell wrote to standard error."""
    script = "\n".join([FUNCTIONS, f". {FILE}", *lines])
    return home.run(shell, "-c", script, environment=environment, status=status).stderr


def test_it_adds_and_removes_exactly_its_values(home: Home, shell: str, sandbox: Sandbox) -> None:
    with zones_stay_as_they_are(sandbox):
        for value in (VALUE, LIKE_AN_OPTION):
            called(home, shell, f"dns_balvps_add {NAME} '{value}'")
        assert texts_at(sandbox, NAME) == [LIKE_AN_OPTION, VALUE]
        called(home, shell, f"dns_balvps_rm {NAME} '{VALUE}'")
        assert texts_at(sandbox, NAME) == [LIKE_AN_OPTION]
        called(home, shell, f"dns_balvps_rm {NAME} '{LIKE_AN_OPTION}'")


def test_a_renewal_finds_the_account_in_the_configuration(home: Home, shell: str, sandbox: Sandbox) -> None:
    called(home, shell, f"dns_balvps_add {NAME} {VALUE}")
    names = ("BALVPS_BASE_URL", "BALVPS_CA_FILE", "BALVPS_USERNAME", "BALVPS_PASSWORD")
    stored = (home.folder / "account.conf").read_text()
    assert [line.partition("=")[0] for line in stored.splitlines()] == [f"SAVED_{name}" for name in names]
    without = {**dict.fromkeys(names, ""), "XDG_STATE_HOME": str(home.folder / "elsewhere")}
    called(home, shell, f"dns_balvps_rm {NAME} {VALUE}", environment=without)
    assert texts_at(sandbox, NAME) == []
    assert requests_to(sandbox).count("POST /api/login") == 2


def test_a_password_may_have_any_character(home: Home, shell: str) -> None:
    password = 'it\'s "$HOME" & |\\'
    called(home, shell, "_balvps_settings", environment={"BALVPS_PASSWORD": password})
    assert password not in (home.folder / "account.conf").read_text()
    shown = 'printf %s "$BALVPS_PASSWORD" >&2'
    assert called(home, shell, "_balvps_settings", shown, environment={"BALVPS_PASSWORD": ""}) == password


def test_a_failure_is_one_of_acme_sh(home: Home, shell: str, sandbox: Sandbox) -> None:
    told = called(home, shell, f"dns_balvps_add _acme-challenge.example.org {VALUE}", status=1)
    assert "lies in no zone of this account" in told
    assert "balvps acme present failed for _acme-challenge.example.org" in told
    assert PASSWORD not in told


def test_without_the_command_it_says_what_to_install(home: Home, shell: str) -> None:
    told = called(home, shell, "PATH=/nowhere", f"dns_balvps_add {NAME} {VALUE}", status=1)
    assert told == "The command balvps is not installed: pip install balvps\n"


def test_the_scripts_have_no_known_mistakes(home: Home) -> None:
    hooks = [
        script(home.folder / f"{program}.sh", block(program, "sh")) for program in ("lego", "dehydrated")
    ]
    home.run("shellcheck", "--shell=sh", FILE, *hooks)
