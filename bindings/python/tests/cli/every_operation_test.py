"""Every operation of the service has its own command."""

import json
import re

from balvps import _native
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine, requests_in
from cli.commands import AS_REBOOT, EVERY_OPERATION


def test_every_operation_has_a_command(sandbox: Sandbox, stranger: CommandLine) -> None:
    environment = {"BALVPS_PASSWORD": PASSWORD, "BALVPS_NEW_PASSWORD": "new secret"}
    sandbox.configure(vm_delay=0)
    for line in AS_REBOOT + EVERY_OPERATION:
        stranger.ok(*line.split(), environment=environment)
    sent = requests_in(sandbox.log())
    missing = {
        operation["name"]
        for operation in json.loads(_native.catalog_json())["operations"]
        if not any(
            re.fullmatch(
                f"{operation['method']} /api{re.sub('{[^}]*}', '[^/]+', operation['path'])}", request
            )
            for request in sent
        )
    }
    assert missing == set()
