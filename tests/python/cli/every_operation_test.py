"""Every operation of the service is reachable by a command of its own."""

import json
import re

from balvps import _native
from balvps.testing import Sandbox

from tests.python.cli.command_line import PASSWORD, CommandLine, requests_in

#: In an order in which each finds what it needs.
COMMANDS = """
login
whoami
auth refresh
account show
account update --city Berlin
account signup --email n@example.com --address1 A --city C --state S --postcode 1 --country D --phonenumber 1
account reset-password user@example.com
contact list
contact create --email anna@example.com --firstname Anna
contact show 49
contact update 49 --city Berlin
contact privileges
balance
invoice list
invoice show 308976
invoice apply-credit 308977 --amount 2.10 --yes
ticket list
ticket create --department 1 --subject Subject --body Body
ticket show 736633
ticket reply 736633 --body Reply
ticket close 736633
ticket reopen 736633
ticket departments
zone list
zone list --service 10
zone show example.com
zone create example.net --service 10
zone delete example.net --yes
record create qwerty.com www A 192.0.2.1
record update qwerty.com 10 --ttl 300
record delete qwerty.com 11 --yes
logout
"""


def test_every_operation_has_a_command(sandbox: Sandbox, stranger: CommandLine) -> None:
    environment = {"BALVPS_PASSWORD": PASSWORD, "BALVPS_NEW_PASSWORD": "new secret"}
    for line in COMMANDS.strip().splitlines():
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
