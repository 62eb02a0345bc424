"""Virtual machines."""

import functools
from typing import TYPE_CHECKING, Any, Optional

from .command import Noun, option
from .context import Context
from .failure import UsageFailure
from .output import plain, tell
from .parameters import click, names_of
from .which import find_service, find_vm, told_vm, vm_argument, without_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..vms import Vm

    _Function = Callable[..., None]

vm = Noun("Virtual machines.")

_wait_timeout = option(
    "--wait-timeout",
    metavar="SECONDS",
    help="How long to wait (default: 600).",
    type=click.FloatRange(min=0, min_open=True),
)


def _can_wait(function: "_Function") -> "_Function":
    """Declares the options of a command that can wait for what it leads to."""
    wait = option("--wait", help="Wait until the machine is in the state that this leads to.", is_flag=True)
    return wait(_wait_timeout(function))


@vm.verb("list")
@option(
    "--service",
    metavar="SERVICE",
    help="Only those of this service: its ID, domain or label.",
    shell_complete=names_of("services"),
)
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
@_can_wait
def start(context: Context, vm: str, service: Optional[str], **waiting: Any) -> None:
    """Start a virtual machine."""
    found = find_vm(context, vm, service)
    _carry_out(context, found, context.client.vms.start, "starts", **waiting)


@vm.verb(asks=True, changes=True)
@vm_argument
@_can_wait
def stop(context: Context, vm: str, service: Optional[str], **waiting: Any) -> None:
    """Cut the power of a virtual machine. Data that is not yet on its disk is lost."""
    found = find_vm(context, vm, service)
    context.confirm_call("stop_vm", f"Cut the power of {told_vm(found)}?")
    _carry_out(context, found, context.client.vms.stop, "stops", **waiting)


@vm.verb(asks=True, changes=True)
@vm_argument
@_can_wait
def shutdown(context: Context, vm: str, service: Optional[str], **waiting: Any) -> None:
    """Ask the system of a virtual machine to end."""
    found = find_vm(context, vm, service)
    context.confirm_call("shutdown_vm", f"Shut down {told_vm(found)}?")
    _carry_out(context, found, context.client.vms.shutdown, "shuts down", **waiting)


@vm.verb(asks=True, changes=True)
@vm_argument
@_can_wait
def reboot(context: Context, vm: str, service: Optional[str], **waiting: Any) -> None:
    """Ask the system of a virtual machine to restart."""
    found = find_vm(context, vm, service)
    context.confirm_call("reboot_vm", f"Reboot {told_vm(found)}?")
    _carry_out(context, found, context.client.vms.reboot, "reboots", **waiting)


@vm.verb(asks=True, changes=True)
@vm_argument
@_can_wait
def reset(context: Context, vm: str, service: Optional[str], **waiting: Any) -> None:
    """Reset a virtual machine. Data that is not yet on its disk is lost."""
    found = find_vm(context, vm, service)
    context.confirm_call("reset_vm", f"Reset {told_vm(found)}?")
    _carry_out(context, found, context.client.vms.reset, "is reset", **waiting)


@vm.verb(asks=True, changes=True)
@vm_argument
@option(
    "--template",
    metavar="TEMPLATE",
    help="What to install: ID or name, as 'balvps service templates' lists them.",
    required=True,
)
@_can_wait
def rebuild(context: Context, vm: str, service: Optional[str], template: str, **waiting: Any) -> None:
    """Install a virtual machine anew. Everything on its disk is lost."""
    found = find_vm(context, vm, service)
    chosen = context.client.vms.find_template(found, template)
    context.confirm_call(
        "rebuild_vm", f"Delete all data of {told_vm(found)} and install {chosen.get('name') or template}?"
    )
    rebuild = functools.partial(context.client.vms.rebuild, template=chosen)
    _carry_out(context, found, rebuild, "is installed anew", **waiting)


@vm.verb()
@vm_argument
@option("--state", help="The state to wait for (default: running).", default="running")
@_wait_timeout
def wait(
    context: Context, vm: str, service: Optional[str], state: str, wait_timeout: Optional[float]
) -> None:
    """Wait until a virtual machine is in a state."""
    found = find_vm(context, vm, service)
    progress = _progress(context, found, str(found.get("status")))
    reached = context.client.vms.wait(found, state, timeout=wait_timeout, progress=progress)
    _show_reached(context, reached)


def _carry_out(
    context: Context,
    vm: "Vm",
    act: "Callable[..., Any]",
    doing: str,
    *,
    wait: bool,
    wait_timeout: Optional[float],
) -> None:
    """Carries out an operation of a machine, and waits for what it leads to, if that is wanted."""
    if not wait:
        if wait_timeout is not None:
            raise UsageFailure("--wait-timeout needs --wait")
        context.output.done(act(vm), f"The {told_vm(vm)} {doing}.")
        return
    act(vm, wait=True, timeout=wait_timeout, progress=_progress(context, vm, doing))
    _show_reached(context, context.client.vms.get(vm))


def _progress(context: Context, vm: "Vm", first: str) -> "Callable[[str], None]":
    """Makes the client show what a machine does while it waits for it."""

    def show(state: str) -> None:
        context.client.activity = f"{told_vm(vm)}: {state}"

    show(first)
    return show


def _show_reached(context: Context, vm: "Vm") -> None:
    if context.output.is_for_a_person:
        tell(f"The {told_vm(vm)} is {vm.get('status')}.")
    else:
        context.output.thing(_row(vm))


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
