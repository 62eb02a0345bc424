"""The command calls every operation of a portal. tests/portal/README.md describes the calls."""

import json
from pathlib import Path

from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine

FOLDER = Path(__file__).parents[4] / "tests" / "portal"
DOCUMENT = FOLDER / "dns.services.json"


def test_each_operation_of_a_portal_is_called_by_name(tmp_path: Path) -> None:
    calls = json.loads((FOLDER / "calls.json").read_text())
    with Sandbox(login_limit=0, portal=str(DOCUMENT)) as sandbox:
        sandbox.configure(service_dns=True)
        user = CommandLine(tmp_path, sandbox.base_url, str(sandbox.ca_file))
        user.ok("portal", "sync")
        sandbox.clear_log()
        refused = []
        for call in calls:
            # Secrets are accepted from a file or standard input alone. In the expected body they are masked.
            secrets = {name for name, value in (call["body"] or {}).items() if value == "***"}
            done = user.run(
                *("call", call["operation"], "--yes", "--data", "@-"),
                *(f"{k}:={json.dumps(v)}" for k, v in call["arguments"].items() if k not in secrets),
                input=json.dumps({name: call["arguments"][name] for name in secrets}),
                environment={"BALVPS_AUTH": "basic", "BALVPS_PASSWORD": PASSWORD},
            )
            if done.returncode != 0:
                refused.append((call["operation"], done.returncode))
        sent = [
            (entry["method"], entry["path"] + "?" * bool(entry["query"]) + entry["query"], entry.get("json"))
            for entry in sandbox.log()
        ]
    assert sent == [(call["method"], "/api" + call["path"], call["body"]) for call in calls]
    assert refused == [(call["operation"], 1) for call in calls if call.get("refused")]
