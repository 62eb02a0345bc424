"""A tour of an account: the client, the balance and the invoices. With --write it also opens a ticket and
adds a DNS zone, and cleans up at the end.

usage: quickstart.py [--write]

The account comes from the environment: BALVPS_USERNAME and BALVPS_PASSWORD or BALVPS_TOKEN, and if
needed BALVPS_BASE_URL and BALVPS_CA_FILE. Without --write nothing is changed, so a real account can be used.
"""

import contextlib
import os
import sys
from collections.abc import Iterator

import balvps

ZONE = "balvps-quickstart.example"


def heading(title: str) -> None:
    print(f"\n{title}")


# ---- reading


def who_am_i(client: balvps.Client) -> None:
    heading("Who am I")
    me = client.account.get()
    print(f"  {me.firstname} {me.lastname} <{me.email}>, {me.city}, {me.country}")


def balance(client: balvps.Client) -> None:
    heading("Balance")
    now = client.billing.balance()
    print(f"  {now.acc_balance} {now.currency}, credit {now.acc_credit}")


def invoices(client: balvps.Client) -> None:
    heading("Invoices")
    for each in client.invoices.list():
        amount = f"{each.total:>10} {each.currency:<3}"
        print(f"  {each.number:<14} {amount}  {each.status:<8} due {each.duedate or ''}")


# ---- writing


@contextlib.contextmanager
def a_ticket(client: balvps.Client) -> Iterator[int]:
    """Yields the number of a new ticket, and closes the ticket at the end."""
    heading("A ticket")
    department = client.tickets.departments()[0]
    print(f"  department: {department.name}")
    question = "Does my plan include backups? Grüße!"
    number = client.tickets.create(department.id, "A question", question).ticket
    print(f"  opened #{number}")
    try:
        yield number
    finally:
        client.tickets.close(number)
        print("  ticket closed")


def converse(client: balvps.Client, number: int) -> None:
    client.tickets.reply(number, "And how long are they kept?")
    found = client.tickets.get(number)
    ticket = found.ticket
    print(f'  read back: "{ticket.subject}", {ticket.status}, {len(found.replies)} replies')


@contextlib.contextmanager
def a_zone(client: balvps.Client) -> Iterator[balvps.Zone]:
    """Yields a new zone of the account's first DNS service, and deletes the zone at the end."""
    heading("A DNS zone")
    service_id = client.call("list_dns").service_ids[0]
    zone = client.zones.create(ZONE, service_id)
    print(f"  added {zone.name} to service {zone.service_id}")
    try:
        yield zone
    finally:
        heading("Clean up")
        client.zones.delete(zone)
        print("  zone deleted")


def add_records(zone: balvps.Zone) -> None:
    zone.records.create("www", "A", "192.0.2.1", ttl=3600)
    zone.records.create("www", "AAAA", "2001:db8::1", ttl=3600)
    zone.records.create("@", "MX", f"mail.{ZONE}", ttl=3600, priority=10)
    zone.records.create("@", "TXT", "v=spf1 mx -all", ttl=3600)
    zone.records.create("_sip._tcp", "SRV", [10, 5060, f"sip.{ZONE}"], ttl=3600, priority=10)


def show_records(zone: balvps.Zone) -> None:
    for record in zone.records.list():
        print(f"  {record.name:<36} {record.ttl or '':>6}  {record.type:<5} {record.content}")


def main() -> int:
    if sys.argv[1:] not in ([], ["--write"]):
        print(f"usage: {sys.argv[0]} [--write]", file=sys.stderr)
        return 2
    print(f"balvps {balvps.__version__}")
    try:
        with balvps.Client.from_env() as client:
            who_am_i(client)
            balance(client)
            invoices(client)
            if "--write" in sys.argv:
                with a_ticket(client) as number:
                    converse(client, number)
                    with a_zone(client) as zone:
                        add_records(zone)
                        show_records(zone)
            else:
                print("\nWith --write the tour goes on: it opens a ticket, adds a DNS zone, and cleans up.")
            if not os.environ.get("BALVPS_TOKEN"):  # a token from elsewhere must stay valid
                client.session.logout()
    except balvps.BalvpsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
