"""The services and virtual machines that a command line names."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Optional

from .command import argument, option
from .context import Context
from .parameters import names_of

if TYPE_CHECKING:
    from ..models import ServiceSummary
    from ..vms import Vm

    _Function = Callable[..., None]

service_argument = argument(
    "service",
    metavar="SERVICE",
    help="ID, domain or label of the service.",
    shell_complete=names_of("services"),
)

_service_option = option(
    "--service",
    metavar="SERVICE",
    help="ID, domain or label of its service (default: search all services).",
    shell_complete=names_of("services"),
)


def vm_argument(function: "_Function") -> "_Function":
    """Declares the virtual machine of a command, and the option that says where to look for it."""
    named = argument(
        "vm",
        metavar="VM",
        help="ID, label or host name of the virtual machine.",
        shell_complete=names_of("vms"),
    )
    return named(_service_option(function))


def find_service(context: Context, service: str) -> "ServiceSummary":
    """The service with an ID, a domain or a label."""
    return context.client.services.find(service)


def find_vm(context: Context, vm: str, service: Optional[str]) -> "Vm":
    """The virtual machine with an ID or a name."""
    home = None if service is None else find_service(context, service)
    return context.client.vms.find(vm, home)


def told_service(service: "ServiceSummary") -> str:
    """A service as questions and messages name it."""
    return _told("service", service.id, [service.get("name"), service.get("domain")])


def told_vm(vm: "Vm") -> str:
    """A virtual machine as questions and messages name it."""
    return f"{_told('virtual machine', vm.id, vm.names[:1])} of service {vm.service_id}"


def _told(kind: str, id: Any, names: "list[Any]") -> str:
    known = ", ".join(str(name) for name in names if name)
    return f"{kind} {id} ({known})" if known else f"{kind} {id}"


def without_secrets(names: "list[str]") -> "list[str]":
    """The fields that a table shows unless others were chosen."""
    from .._settings import SECRET_FIELDS

    return [name for name in names if name not in SECRET_FIELDS]
