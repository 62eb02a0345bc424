"""Virtual machines."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .. import models
from .._answers import after_write, needed
from .._arguments import milliseconds
from .._named import Candidate, is_number, the_one
from .._views import ListView, View
from ..errors import Refused, Unsupported
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from typing_extensions import TypeAlias

    from .._calls import Id
    from ..models import Done, ServiceSummary, Template

    _List = list  # for classes that have a method `list`
    #: A virtual machine, its ID, or one of its names.
    WhichVm: TypeAlias = "Vm | int | str"
    #: The service of a virtual machine, or the service's ID.
    ItsService: TypeAlias = ServiceSummary | int | str

__all__ = ["Vm", "Vms"]

#: The time of a call that would have none left.
_LEAST_SECONDS = 0.001

#: The state that each operation leads to, and the seconds in which the machine may still be in it.
_LEADS_TO = {
    "start_vm": ("running", 0),
    "stop_vm": ("stopped", 0),
    "shutdown_vm": ("stopped", 0),
    "reboot_vm": ("running", 10),
    "reset_vm": ("running", 10),
    "rebuild_vm": ("running", 10),
}


class _Waiting(NamedTuple):
    """Whether and how to wait for what an operation leads to."""

    wanted: bool
    timeout: float | None
    interval: float | None
    progress: Callable[[str], object] | None


class Vm(models.Vm):
    """A virtual machine, and the service that it belongs to.

    >>> vm = await client.vms.find("web")
    >>> vm.id, vm.label, vm.status, vm.service_id, vm.plan
    (1001, 'web', 'running', 30, 'VPS M')
    """

    __slots__ = ()

    @property
    def service_id(self) -> int:
        """The ID of its service."""
        return cast("int", self._context.get("id"))

    @property
    def plan(self) -> str | None:
        """The name of its service's product. ``None`` if the services were not listed to find it."""
        return cast("str | None", self._context.get("name"))

    @property
    def addresses(self) -> list[str]:
        """Its IP addresses as texts, the main ones first.

        >>> (await client.vms.find("web")).addresses
        ['192.0.2.10', '2001:db8::10']
        """
        listed = self.get("ip")
        found = [each for each in listed if isinstance(each, View)] if isinstance(listed, ListView) else []
        found.sort(key=lambda each: each.get("main") is not True)
        return [str(each.get("ipaddress")) for each in found if each.get("ipaddress")]

    @property
    def names(self) -> list[str]:
        """What it is called by: its label, its name and its host name, as far as it has them.

        >>> (await client.vms.find("web")).names
        ['web']
        """
        given = (self.get(field) for field in ("label", "name", "hostname"))
        return list(dict.fromkeys(name for name in given if isinstance(name, str) and name))


class Vms(Resource):
    """Virtual machines. One is identified by its ID, its label, its name or its host name.

    The methods look for it in all services, and only one may have the ID or the name. With `service_id` they
    ask only that service. A :class:`Vm` is taken as it is, without a request.
    """

    __slots__ = ()

    async def list(self, service_id: ItsService | None = None) -> _List[Vm]:
        """The virtual machines of a service, or of all services that have some.

        Args:
            service_id: a service or its ID; default: all services.

        >>> [(vm.id, vm.label, vm.service_id) for vm in await client.vms.list()]
        [(1001, 'web', 30), (1002, 'db', 30), ('b7e1-c2d4', 'mail', 31)]
        """
        if service_id is not None:
            home = service_id if isinstance(service_id, View) else {"id": _number(service_id)}
            answer = await self._client.call("list_vms", service_id=cast("Id", home.get("id")))
            return _bound(answer, home)
        services = [
            each for each in (await self._client.call("list_services")).services if isinstance(each, View)
        ]
        calls = [("list_vms", {"service_id": each.id}) for each in services]
        batch = self._client.batch(calls, ordered=True)
        results = [(services[got.index], got) async for got in batch]
        return [
            vm
            for service, got in results
            if not _has_none(service, got.error)
            for vm in _bound(got.result(), service)
        ]

    async def find(self, vm: int | str, service_id: ItsService | None = None) -> Vm:
        """A virtual machine of the list.

        Args:
            vm: its ID or one of its names. An ID goes before a name.
            service_id: its service, if that is known; default: all services are asked.

        Raises:
            NotFound: there is no such machine. The message names those that are near, or those there are.
            InvalidArgument: several machines have this ID or this name.

        >>> (await client.vms.find("mail")).id, (await client.vms.find("1002", service_id=30)).label
        ('b7e1-c2d4', 'db')
        """
        listed = await self.list(service_id)
        known = [Candidate(each, each.names, f" of service {each.service_id}") for each in listed]
        return the_one(vm, "virtual machine", known, "list_vms", "use the ID, or name the service")

    async def get(self, vm: WhichVm, service_id: ItsService | None = None) -> Vm:
        """A virtual machine in full, as it is now.

        Args:
            vm: a machine, its ID or one of its names.
            service_id: see :meth:`find`.

        Raises:
            NotFound: there is no such machine.
            InvalidArgument: several machines have this ID or this name.

        >>> (await client.vms.get("web")).status
        'running'
        """
        found = await self._found(vm, service_id)
        answer = await self._client.call("get_vm", **_place(found))
        return needed(answer, "vm", View)._bind(Vm, found._context)

    async def start(
        self,
        vm: WhichVm,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Starts a virtual machine.

        Args:
            vm: a machine, its ID or one of its names.
            service_id: see :meth:`find`.
            wait: whether to wait until the machine is in the state that this leads to.
            timeout: seconds to wait; default: 600, or the client's timeout if that is longer.
            interval: seconds between two requests while waiting; default: 2.
            progress: called with each new state while waiting.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses it, for instance because the machine runs already.
            AmbiguousWrite: it is not known whether it was done; or it was, but the machine did not reach the
                state in time.

        >>> (await client.vms.start("db")).status
        True
        """
        found = await self._found(vm, service_id)
        return await self._act("start_vm", found, _Waiting(wait, timeout, interval, progress), extra=extra)

    async def stop(
        self,
        vm: WhichVm,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Cuts the power of a virtual machine. What it has not yet written to its disk is lost.

        Args:
            vm, service_id, wait, timeout, interval, progress, extra: as in :meth:`start`.

        Raises:
            Refused: the service refuses it, for instance because the machine is stopped.
            AmbiguousWrite: as in :meth:`start`.

        >>> (await client.vms.stop("web")).status
        True
        """
        found = await self._found(vm, service_id)
        return await self._act("stop_vm", found, _Waiting(wait, timeout, interval, progress), extra=extra)

    async def shutdown(
        self,
        vm: WhichVm,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Asks the operating system of a virtual machine to end.

        Args:
            vm, service_id, wait, timeout, interval, progress, extra: as in :meth:`start`.

        Raises:
            Refused: the service refuses it, for instance because the machine is stopped.
            AmbiguousWrite: as in :meth:`start`.
        """
        found = await self._found(vm, service_id)
        return await self._act("shutdown_vm", found, _Waiting(wait, timeout, interval, progress), extra=extra)

    async def reboot(
        self,
        vm: WhichVm,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Asks the operating system of a virtual machine to restart.

        Args:
            vm, service_id, wait, timeout, interval, progress, extra: as in :meth:`start`.

        Raises:
            Refused: the service refuses it, for instance because the machine is stopped.
            AmbiguousWrite: as in :meth:`start`.

        >>> sandbox.configure(vm_delay=0.3)
        >>> (await client.vms.reboot("web", service_id=30, wait=True, interval=0.1)).status
        True
        """
        found = await self._found(vm, service_id)
        return await self._act("reboot_vm", found, _Waiting(wait, timeout, interval, progress), extra=extra)

    async def reset(
        self,
        vm: WhichVm,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Resets a virtual machine. What it has not yet written to its disk is lost.

        Args:
            vm, service_id, wait, timeout, interval, progress, extra: as in :meth:`start`.

        Raises:
            Refused: the service refuses it, for instance because the machine is stopped.
            AmbiguousWrite: as in :meth:`start`.
        """
        found = await self._found(vm, service_id)
        return await self._act("reset_vm", found, _Waiting(wait, timeout, interval, progress), extra=extra)

    async def rebuild(
        self,
        vm: WhichVm,
        template: Template | int | str,
        service_id: ItsService | None = None,
        *,
        wait: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Done:
        """Installs a virtual machine anew. Everything on its disk is lost.

        Args:
            vm, service_id, wait, timeout, interval, progress, extra: as in :meth:`start`.
            template: what to install: a template, its ID, or its name, if only one has it.

        Raises:
            NotFound: there is no such machine or template.
            Refused: the service refuses it.
            AmbiguousWrite: as in :meth:`start`.

        >>> (await client.vms.rebuild("web", "Debian 13")).status
        True
        """
        found = await self._found(vm, service_id)
        chosen = await self.find_template(found, template)
        waiting = _Waiting(wait, timeout, interval, progress)
        return await self._act("rebuild_vm", found, waiting, template=chosen.get("id"), extra=extra)

    async def find_template(self, vm: Vm, template: Template | int | str) -> Template:
        """A template that a virtual machine can be installed with.

        Args:
            vm: the machine.
            template: a template, its ID or its name. An ID goes before a name.

        Raises:
            NotFound: there is no such template. The message names those that are near, or those there are.
            InvalidArgument: several templates have this name.

        >>> vm = await client.vms.find("web")
        >>> (await client.vms.find_template(vm, "Debian 13")).id
        102
        """
        if isinstance(template, View):
            return template
        listed = (await self._client.call("list_templates", service_id=vm.service_id)).templates
        known = [Candidate(each, [each.get("name")]) for each in listed if isinstance(each, View)]
        return the_one(template, "template", known, "list_templates", "use the ID")

    async def wait(
        self,
        vm: WhichVm,
        state: str = "running",
        service_id: ItsService | None = None,
        *,
        timeout: float | None = None,
        settle: float = 0,
        interval: float | None = None,
        progress: Callable[[str], object] | None = None,
    ) -> Vm:
        """Waits until a virtual machine is in a state.

        Args:
            vm: a machine, its ID or one of its names.
            state: ``"running"`` and ``"stopped"`` also mean the words that server modules have for them. Any
                other state is compared as a text, in any case.
            service_id: see :meth:`find`.
            timeout: seconds to wait; default: 600, or the client's timeout if that is longer.
            settle: seconds in which the state counts only after another one was seen. After a reboot, the
                machine may be called running for a moment.
            interval: seconds between two requests; default: 2.
            progress: called with each new state. The `timeout` then is a time for each of them if it is left
                out.

        Returns:
            the machine as it was last seen.

        Raises:
            NotFound: there is no such machine.
            Timeout: the machine did not reach the state in time.

        >>> (await client.vms.wait("web", timeout=5)).status
        'running'
        """
        found = await self._found(vm, service_id)
        until = None if timeout is None else time.monotonic() + timeout
        last = found.get("status")
        while True:
            left = None if until is None else max(until - time.monotonic(), _LEAST_SECONDS)
            answer = await Resource(self._client.with_options(timeout=left))._call(
                models.WaitForVmAnswer,
                "wait_for_vm",
                **_place(found),
                state=state,
                last_state=None if progress is None else str(last),
                settle_ms=milliseconds("settle", settle),
                interval_ms=milliseconds("interval", interval),
            )
            seen = needed(answer, "state", str)
            if progress is not None and seen != last:
                progress(seen)
            if progress is None or answer.get("reached") is True:
                return needed(answer, "vm", View)._bind(Vm, found._context)
            last, settle = seen, 0

    async def _found(self, vm: WhichVm, service_id: ItsService | None) -> Vm:
        return vm if isinstance(vm, Vm) else await self.find(vm, service_id)

    async def _act(self, operation: str, vm: Vm, waiting: _Waiting, **arguments: Any) -> Done:
        done = await self._call(models.Done, operation, **_place(vm), **arguments)
        if waiting.wanted:
            state, settle = _LEADS_TO[operation]
            with after_write(f"The service accepted {operation}", operation):
                await self.wait(
                    vm,
                    state,
                    timeout=waiting.timeout,
                    settle=settle,
                    interval=waiting.interval,
                    progress=waiting.progress,
                )
        return done


def _bound(answer: models.ListVmsAnswer, service: Mapping[str, Any] | View) -> list[Vm]:
    """The machines of an answer. What is none is left out."""
    listed: Iterable[Any] = needed(answer, "vms", ListView)._bind(Vm, service)
    return [each for each in listed if isinstance(each, Vm)]


def _has_none(service: ServiceSummary, error: Exception | None) -> bool:
    """Whether the answer to `list_vms` means that a service has no virtual machines: it is of another kind,
    or it is not active, so that its machines are not there or no longer."""
    return isinstance(error, Unsupported) or (
        isinstance(error, Refused) and service.get("status") != "Active"
    )


def _number(id: int | str) -> int | str:
    return int(id) if is_number(id) else id


def _place(vm: Vm) -> dict[str, Any]:
    return {"service_id": vm.service_id, "vm_id": needed(vm, "id", (int, str))}
