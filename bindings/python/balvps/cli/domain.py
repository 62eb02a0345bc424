"""Registered domains."""

from collections.abc import Sequence
from typing import Any

from .command import Noun, argument, option
from .context import Context
from .failure import Failure, UsageFailure
from .fields import with_fields
from .format import Format
from .parameters import names_of

domain = Noun("Registered domains.")

_domain = argument(
    "domain",
    metavar="DOMAIN",
    help="Name or ID of the domain.",
    shell_complete=names_of("domains"),
)


@domain.verb("list")
def list_domains(context: Context) -> None:
    """List the domains."""
    columns = ["id", "name", "status", "expires", "autorenew", "recurring_amount"]
    context.output.things(context.client.domains.list(), columns, whole={"name"})


@domain.verb()
@_domain
def show(context: Context, domain: str) -> None:
    """Show a domain."""
    context.output.thing(context.client.domains.get(domain))


@domain.verb()
@argument("name", metavar="NAME", help="The domain. It may be international.")
def lookup(context: Context, name: str) -> None:
    """Ask whether a domain can be registered."""
    context.output.thing({"name": name, "available": context.client.domains.lookup(name)})


@domain.verb(changes=True)
@_domain
@argument("nameservers", metavar="[NAMESERVER]...", help="The nameservers that it shall have.", nargs=-1)
@option("--default", help="Give it those that the company gives by default.", is_flag=True)
def nameservers(context: Context, domain: str, nameservers: "Sequence[str]", default: bool) -> None:
    """List the nameservers of a domain, or set them."""
    if default and nameservers:
        raise UsageFailure("name the nameservers, or pass --default, not both")
    if not default and not nameservers:
        found = context.client.domains.nameservers(domain)
        context.output.things([{"nameserver": name} for name in found], ["nameserver"])
        return
    answer = context.client.domains.set_nameservers(domain, nameservers)
    context.output.done(answer, f"The nameservers of {domain} were changed.")


@domain.verb("epp-code")
@_domain
def epp_code(context: Context, domain: str) -> None:
    """Print the code that moves a domain to another registrar.

    It is a secret: whoever has it can take the domain away.
    """
    answer = context.client.domains.epp_code(domain)
    code = answer.get("epp_code")
    if context.output.format is not Format.TABLE:
        context.output.thing(answer)
    elif code:
        context.output.line(str(code))
    else:
        raise Failure(" ".join(["the service did not tell the code:", *answer.info]).rstrip(":"))


@domain.verb(asks=True, changes=True)
@_domain
@with_fields("renew_domain", leave_out={"id"})
def renew(context: Context, domain: str, **fields: Any) -> None:
    """Order the renewal of a domain."""
    found = context.client.domains.find(domain)
    years = f" for {fields['years']} years" if "years" in fields else ""
    context.confirm_call("renew_domain", f"Order the renewal of {found.name}{years}?")
    context.output.thing(context.client.domains.renew(found, **fields))
