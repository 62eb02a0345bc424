"""Makes a DNS record what it should be: adds it, changes it, or leaves it as it is. A second run changes
nothing, so the program can run as a cron job (dynamic DNS).

usage: upsert_dns_record.py NAME TYPE CONTENT [TTL]
       upsert_dns_record.py home.example.com A 192.0.2.1 300

NAME is fully qualified. Its zone is searched for in the account. Afterwards the name has exactly this one
record of the type. `ensure_record` would keep other values, such as those of TXT. The account comes from the
environment: BALVPS_USERNAME, BALVPS_PASSWORD.
"""

import sys
from typing import Any

import balvps


def main() -> int:
    if len(sys.argv) not in (4, 5):
        print(f"usage: {sys.argv[0]} NAME TYPE CONTENT [TTL]", file=sys.stderr)
        return 2
    wanted: dict[str, Any] = {"name": sys.argv[1], "type": sys.argv[2], "contents": [sys.argv[3]]}
    if len(sys.argv) == 5:
        wanted["ttl"] = sys.argv[4]
    try:
        with balvps.Client.from_env() as client:
            answer: Any = client.call("set_records", **wanted)
    except balvps.BalvpsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    outcome = "unchanged"
    if answer.changes:
        outcome = "added" if answer.changes[0].action == "add" else "updated"
    record = answer.records[0]
    print(f"{outcome}: {record.name} {record.type} {record.content}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
