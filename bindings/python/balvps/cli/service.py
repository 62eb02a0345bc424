"""Services: what was ordered, such as a server."""

from collections.abc import Iterator
from typing import Any, Optional

from .command import Noun, argument, option
from .context import Context
from .failure import UsageFailure
from .fields import with_fields
from .which import find_service, service_argument, told_service, without_secrets

service = Noun("Services: what was ordered, such as a server.")


@service.verb("list")
@option("--status", help="Only those of this status, such as Active.")
def list_services(context: Context, status: Optional[str]) -> None:
    """List the services."""
    services = [
        each
        for each in context.client.services.list()
        if status is None or str(each.get("status")).casefold() == status.casefold()
    ]
    context.output.things(
        services, ["id", "name", "domain", "status", "total", "billingcycle", "next_due"], whole={"domain"}
    )


@service.verb()
@service_argument
def show(context: Context, service: str) -> None:
    """Show a service. Its password is only shown as a column or as data."""
    found = context.client.services.get(service)
    context.output.thing(found, without_secrets(list(found)))


@service.verb()
@service_argument
def methods(context: Context, service: str) -> None:
    """List what can be done with a service."""
    context.output.things(
        context.client.services.methods(service), ["name", "method", "route"], whole={"route"}
    )


@service.verb(changes=True)
@service_argument
@argument("label", metavar="LABEL", help="The new label.")
def label(context: Context, service: str, label: str) -> None:
    """Give a service a label of your own."""
    found = find_service(context, service)
    answer = context.client.services.set_label(found, label)
    context.output.done(answer, f"The {told_service(found)} has the label {label}.")


@service.verb()
@service_argument
def upgrades(context: Context, service: str) -> None:
    """Show what a service can be upgraded to."""
    output = context.output
    output.described(
        context.client.services.upgrades(service),
        lambda answer: output.things(
            list(_choices(answer.to_dict())), ["kind", "id", "name", "choice", "price"], whole={"name"}
        ),
    )


@service.verb(asks=True, changes=True)
@service_argument
@option("--send", help="Order the upgrade, which costs money (default: only estimate it).", is_flag=True)
@with_fields("upgrade_service", leave_out={"id", "send"})
def upgrade(context: Context, service: str, send: bool, **fields: Any) -> None:
    """Estimate what an upgrade of a service costs, or order it."""
    if not fields:
        raise UsageFailure("nothing to upgrade was given")
    found = find_service(context, service)
    if send:
        context.confirm_call("upgrade_service", f"Order an upgrade of {told_service(found)}?")
    context.output.thing(context.client.services.upgrade(found, send=send, **fields))


@service.verb(asks=True, changes=True)
@service_argument
@option("--immediate", help="End it at once (default: at the end of the billing period).", is_flag=True)
@option("--reason", help="The reason, for the company.")
def cancel(context: Context, service: str, immediate: bool, reason: Optional[str]) -> None:
    """Request the cancellation of a service."""
    found = find_service(context, service)
    when = "at once" if immediate else "at the end of its billing period"
    context.confirm_call("cancel_service", f"Cancel {told_service(found)} {when}, with all its data?")
    answer = context.client.services.cancel(found, immediate=immediate, reason=reason)
    said = "was cancelled before" if "cancelled_already" in answer.info else "will be cancelled"
    context.output.done(answer, f"The {told_service(found)} {said}.")


@service.verb()
@service_argument
def templates(context: Context, service: str) -> None:
    """List the systems that its virtual machines can be installed with."""
    context.output.things(context.client.services.templates(service), ["id", "name"])


@service.verb()
@service_argument
def ips(context: Context, service: str) -> None:
    """List the IP addresses of a service."""
    context.output.things(context.client.services.ips(service), ["id", "ipaddress", "main"])


@service.verb(changes=True)
@service_argument
@argument("ip", metavar="[IP", help="The address whose name is set.", required=False)
@argument("hostname", metavar="HOSTNAME]", help="The name that the address shall have.", required=False)
def rdns(context: Context, service: str, ip: Optional[str], hostname: Optional[str]) -> None:
    """List the reverse DNS of a service, or set that of an address."""
    if ip is None:
        context.output.things(context.client.services.rdns(service), ["ip", "hostname"], whole={"hostname"})
        return
    if hostname is None:
        raise UsageFailure("the name that the address shall have is missing")
    answer = context.client.services.set_rdns(service, ip, hostname)
    context.output.done(answer, f"The address {ip} has the name {hostname}.")


def _choices(upgrades: "dict[str, Any]") -> "Iterator[dict[str, Any]]":
    """Each value that a resource can have, and each other package, as a row of a table."""
    for resource in _objects(upgrades.get("resources")):
        told = {"kind": "resource", "id": resource.get("id"), "name": resource.get("name")}
        items = _objects(resource.get("items")) or [{}]
        yield from ({**told, "choice": item.get("id"), "price": item.get("price")} for item in items)
    for package in _objects(upgrades.get("package")):
        yield {"kind": "package", **package}


def _objects(value: Any) -> "list[dict[str, Any]]":
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
