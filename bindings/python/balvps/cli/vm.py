"""Virtual machines."""

from typing import TYPE_CHECKING, Any, Optional

from .command import Noun, option
from .context import Context
from .output import plain
from .which import find_service, find_vm, told_vm, vm_argument, without_secrets

if TYPE_CHECKING:
    from ..vms import Vm

vm = Noun("Virtual machines.")


@vm.verb("list")
@option("--service", metavar="SERVICE", help="Only those of this service: its ID, domain or label.")
def list_vms(context: Context, service: Optional[str]) -> None:
    """List the virtual machines of all services."""
    home = None if service is None else find_service(context, service)
    rows = [_row(each) for each in context.client.vms.list(home)]
    context.output.things(rows, ["id", "label", "status", "ips", "plan", "service"], whole={"ips"})


@vm.verb()
@vm_argument
def show(context: Context, vm: str, service: Optional[str]) -> None:
    """Show a virtual machine. Its password is only shown as a column or as data."""
    row = _row(context.client.vms.get(find_vm(context, vm, service)))
    context.output.thing(row, [name for name in without_secrets(list(row)) if name != "ip"])


@vm.verb(changes=True)
@vm_argument
def start(context: Context, vm: str, service: Optional[str]) -> None:
    """Start a virtual machine."""
    found = find_vm(context, vm, service)
    _done(context, found, context.client.vms.start(found), "starts")


@vm.verb(asks=True, changes=True)
@vm_argument
def stop(context: Context, vm: str, service: Optional[str]) -> None:
    """Cut the power of a virtual machine. Data that is not yet on its disk is lost."""
    found = find_vm(context, vm, service)
    context.confirm_call("stop_vm", f"Cut the power of {told_vm(found)}?")
    _done(context, found, context.client.vms.stop(found), "stops")


@vm.verb(asks=True, changes=True)
@vm_argument
def shutdown(context: Context, vm: str, service: Optional[str]) -> None:
    """Ask the system of a virtual machine to end."""
    found = find_vm(context, vm, service)
    context.confirm_call("shutdown_vm", f"Shut down {told_vm(found)}?")
    _done(context, found, context.client.vms.shutdown(found), "shuts down")


@vm.verb(asks=True, changes=True)
@vm_argument
def reboot(context: Context, vm: str, service: Optional[str]) -> None:
    """Ask the system of a virtual machine to restart."""
    found = find_vm(context, vm, service)
    context.confirm_call("reboot_vm", f"Reboot {told_vm(found)}?")
    _done(context, found, context.client.vms.reboot(found), "reboots")


@vm.verb(asks=True, changes=True)
@vm_argument
def reset(context: Context, vm: str, service: Optional[str]) -> None:
    """Reset a virtual machine. Data that is not yet on its disk is lost."""
    found = find_vm(context, vm, service)
    context.confirm_call("reset_vm", f"Reset {told_vm(found)}?")
    _done(context, found, context.client.vms.reset(found), "is reset")


@vm.verb(asks=True, changes=True)
@vm_argument
@option(
    "--template",
    metavar="TEMPLATE",
    help="What to install: ID or name, as 'balvps service templates' lists them.",
    required=True,
)
def rebuild(context: Context, vm: str, service: Optional[str], template: str) -> None:
    """Install a virtual machine anew. Everything on its disk is lost."""
    found = find_vm(context, vm, service)
    chosen = context.client.vms.find_template(found, template)
    context.confirm_call(
        "rebuild_vm", f"Delete all data of {told_vm(found)} and install {chosen.get('name') or template}?"
    )
    _done(context, found, context.client.vms.rebuild(found, chosen), "is installed anew")


def _done(context: Context, vm: "Vm", answer: Any, what: str) -> None:
    context.output.done(answer, f"The {told_vm(vm)} {what}.")


def _row(vm: "Vm") -> "dict[str, Any]":
    """A machine as data: the fields of the service, and those that the tables show."""
    fields = plain(vm)
    names = vm.names
    return {
        **fields,
        "label": names[0] if names else fields.get("label"),
        "ips": vm.addresses,
        "plan": vm.plan,
        "service": vm.service_id,
    }
