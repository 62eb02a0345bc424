"""What each command loads. A run is short, and nearly all that it costs is what it loads: a module that turns
up here needs a reason."""

import subprocess
import sys
from pathlib import Path

import balvps
import pytest

from cli.command_line import CommandLine

#: Modules that no usual run loads, neither by click nor by the package.
HEAVY = {
    *("ast", "asyncio", "dataclasses", "email", "importlib.metadata", "inspect", "json", "logging"),
    *("pathlib", "shutil", "subprocess", "unicodedata"),
    *("dns", "idna", "keyring", "matplotlib", "platformdirs", "plotext", "pydantic", "rich", "typer", "yaml"),
}

#: Modules that make the options and run the commands.
ALWAYS = {
    *(
        "balvps._booleans",
        "balvps._proxy",
        "balvps._settings",
        "balvps.cli.application",
        "balvps.cli.command",
    ),
    *("balvps.cli.exit_codes", "balvps.cli.failure", "balvps.cli.format", "balvps.cli.options"),
    *("balvps.cli.shown", "balvps.cli.streams", "fcntl"),
}

#: Modules that every command uses.
COMMAND = ALWAYS | {
    *("balvps.errors", "balvps.cli.context", "balvps.cli.output", "balvps.cli.telling"),
    *("balvps.cli.terminal", "__future__", "decimal", "_decimal", "numbers"),
}

#: Modules that send a call and show its answer: the client, the profile, and its token file.
SENDS = COMMAND | {
    *("balvps._arguments", "balvps._base_client", "balvps._native", "balvps._resource", "balvps._result"),
    *("balvps._sending", "balvps._views", "balvps.client", "balvps.models", "balvps.profiles"),
    *("balvps.cli.client", "balvps.cli.table"),
    *("_blake2", "_hashlib", "configparser", "hashlib", "ipaddress", "urllib", "urllib.parse"),
    "math",  # of urllib.parse, from Python 3.13 on
}

ALLOWED = {
    "--version": ALWAYS,
    "balance": SENDS | {"balvps.billing", "balvps.cli.everything", "balvps.cli.invoice"},
    "invoice list": SENDS | {"balvps.billing", "balvps.cli.everything", "balvps.cli.invoice"},
    "ticket list": SENDS
    | {"balvps.tickets", "balvps.cli.everything", "balvps.cli.input", "balvps.cli.ticket"},
    "zone list": SENDS
    | {
        "balvps._answers",
        "balvps._dns_records",
        "balvps.zones",
        "balvps.cli.everything",
        "balvps.cli.zone",
    },
    "record ensure qwerty.com www A 192.0.2.1": SENDS
    | {
        "balvps.cli.everything",
        "balvps.cli.record",
        "balvps.cli.record_words",
        "balvps.cli.zone",
    },
    "acme present _acme-challenge.qwerty.com value": SENDS | {"balvps.acme", "balvps.cli.acme"},
    "account show": SENDS
    | {
        "balvps._answers",
        "balvps.account",
        "balvps.cli.account",
        "balvps.cli.confirm",
        "balvps.cli.passwords",
        "balvps.cli.catalog",
        "balvps.cli.fields",
    },
    "contact list": SENDS
    | {
        "balvps._answers",
        "balvps.contacts",
        "balvps.cli.catalog",
        "balvps.cli.contact",
        "balvps.cli.confirm",
        "balvps.cli.passwords",
        "balvps.cli.fields",
    },
    "whoami": SENDS
    | {"balvps._answers", "balvps.account", "balvps.cli.confirm", "balvps.cli.login", "balvps.cli.passwords"},
    "profile list": SENDS | {"balvps.cli.profile"},
}


def loaded(user: CommandLine, program: str, *arguments: str) -> "set[str]":
    """The modules that are loaded by a run that must work."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", program, *arguments],
        env=user.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("line", ALLOWED)
def test_a_command_loads_nothing_but_what_it_needs(user: CommandLine, line: str) -> None:
    found = loaded(user, "from balvps.cli import main; main()", *line.split())
    with_click = loaded(user, "import balvps.cli.parameters, os; os._exit(0)")
    assert found - with_click - ALLOWED[line] == set()
    assert found & HEAVY == set()


def test_help_needs_neither_the_library_nor_what_writes_data(user: CommandLine) -> None:
    for line in ("--help", "invoice --help", "invoice list --help"):
        found = loaded(user, "from balvps.cli import main; main()", *line.split())
        assert not found & {"balvps._native", "balvps.client", "balvps.profiles", "balvps.cli.table", "json"}


def test_the_package_needs_no_other(user: CommandLine) -> None:
    """Not even packages that are installed with it for the command."""
    program = (
        "import sys, balvps.aio.client, balvps.client, balvps.profiles, balvps.testing, balvps.zones\n"
        "foreign = {name.split('.')[0] for name in sys.modules} - {'balvps', 'sitecustomize', '__main__'}\n"
        "print(sorted(foreign - {*sys.stdlib_module_names}))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={**user.environment, "PYTHONPATH": str(Path(balvps.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
