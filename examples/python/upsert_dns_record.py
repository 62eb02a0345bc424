"""Makes sure that a DNS record exists: adds it, changes it, or leaves it as it is. A second run changes
nothing, so the program can run as a cron job (dynamic DNS) or as a certificate hook.

usage: upsert_dns_record.py NAME TYPE CONTENT [TTL]
       upsert_dns_record.py home.example.com A 192.0.2.1 300

NAME is fully qualified. Its zone is searched for in the account. The account comes from the environment:
BALVPS_USERNAME, BALVPS_PASSWORD.
"""

import sys

import balvps


def main() -> int:
    arguments = sys.argv[1:]
    if len(arguments) not in (3, 4) or (len(arguments) == 4 and not arguments[3].isdecimal()):
        print(f"usage: {sys.argv[0]} NAME TYPE CONTENT [TTL]", file=sys.stderr)
        return 2
    name, type_, content = arguments[:3]
    ttl = int(arguments[3]) if len(arguments) == 4 else None
    try:
        with balvps.Client.from_env() as client:
            zone = client.zones.find_for(name)
            record = zone.records.upsert(name, type_, content, ttl=ttl)
    except balvps.BalvpsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{record.change}: {record.name} {record.type} {content} (TTL {record.ttl})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
