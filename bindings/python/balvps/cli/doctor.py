"""The command that finds out why something does not work."""

import os
import time
from collections.abc import Iterator
from typing import NamedTuple, Optional

from .command import command
from .context import Context
from .exit_codes import ExitCode, exit_code_of
from .output import readable
from .parameters import Exit
from .telling import hint_for

#: Seconds by which this clock may differ from the service's clock. Tokens are renewed half a minute early.
_TOLERATED_SKEW = 30


#: Where the certificate authorities come from.
_SOURCES = {
    "ca_file": "the setting ca_file",
    "environment": "SSL_CERT_FILE or SSL_CERT_DIR in the environment",
    "system": "a usual place of this system",
    "libcurl": "the default of this system's libcurl",
}

_NO_AUTHORITIES = (
    "this system has none: install its package ca-certificates, or name a PEM file of them with --ca-file "
    "or in SSL_CERT_FILE"
)


class Check(NamedTuple):
    """The result of one check."""

    check: str
    result: str  # ok, warning, failed
    detail: str
    code: ExitCode = ExitCode.OK


def _doctor(context: Context) -> None:
    """Check the library, the connection, the clock and the credentials.

    The exit status is that of the first check that failed.
    """
    checks = list(_checks(context))
    rows = [{"check": check.check, "result": check.result, "detail": check.detail} for check in checks]
    context.output.things(rows, ["check", "result", "detail"], whole={"detail"})
    failed = next((check for check in checks if check.code is not ExitCode.OK), None)
    if failed is not None:
        raise Exit(failed.code)


def _checks(context: Context) -> Iterator[Check]:
    yield _library()
    profile = _profile(context)
    yield profile
    if profile.code is not ExitCode.OK:
        return
    if context.client.base_url.startswith("https:"):
        yield _authorities(context)
    date: list[Optional[str]] = []
    connection = _connection(context, date)
    yield connection
    if connection.code is not ExitCode.OK:
        return
    if os.environ.get("SSLKEYLOGFILE"):
        yield _key_log()
    yield _clock(date[0])
    credentials = _credentials(context)
    yield credentials
    if credentials.code is ExitCode.OK:
        yield _limits(context)


def _library() -> Check:
    from .. import _native

    return Check("library", "ok", f"balvps {_native.version}")


def _profile(context: Context) -> Check:
    from .. import profiles
    from ..errors import BalvpsError

    try:
        profile = context.profile
        address = context.client.base_url
    except BalvpsError as error:
        return _failed("profile", error)
    return Check("profile", "ok", f"{profile.name} in {profiles.config_file()}, for {address}")


def _authorities(context: Context) -> Check:
    """Which certificate authorities the library trusts, and why these."""
    found = context.client._authorities()
    place = " and ".join(found[kind] for kind in ("file", "folder") if found[kind])
    if found["source"] == "none":
        return Check("authorities", "warning", _NO_AUTHORITIES)
    return Check("authorities", "ok", f"{place or 'not known'} ({_SOURCES[found['source']]})")


def _connection(context: Context, date: "list[Optional[str]]") -> Check:
    """Any answer proves that the service can be reached, a refusal too."""
    from ..errors import BalvpsError, ConnectionFailed, Timeout, TlsError
    from .client import CommandClient

    try:
        with CommandClient.for_tokens(context.profile, None) as client:
            start = time.monotonic()
            try:
                client.request("GET", "/details")
            except (ConnectionFailed, Timeout, TlsError):
                raise
            except BalvpsError:
                pass  # the service refuses the call, so it can be reached
            milliseconds = (time.monotonic() - start) * 1000
            last = client.last_result
            date.append(last.header("Date") if last is not None else None)
            encrypted = client.base_url.startswith("https:")
    except TlsError as error:
        return _failed("tls", error)
    except BalvpsError as error:
        return _failed("connection", error)
    how = "TLS, certificate trusted" if encrypted else "not encrypted"
    return Check("connection", "ok", f"answered in {milliseconds:.0f} ms; {how}")


def _key_log() -> Check:
    return Check(
        "key log",
        "warning",
        "SSLKEYLOGFILE is set: libcurl writes the keys of its connections there. Anyone who has them can "
        "read passwords and tokens in the network traffic",
    )


def _clock(date: Optional[str]) -> Check:
    if date is None:
        return Check("clock", "warning", "the service does not send its time")
    import email.utils

    try:
        theirs = email.utils.parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return Check("clock", "warning", "the service's time cannot be parsed")
    skew = time.time() - theirs
    if abs(skew) <= _TOLERATED_SKEW:
        return Check("clock", "ok", f"within {_TOLERATED_SKEW} seconds of the service's")
    side = "ahead of" if skew > 0 else "behind"
    return Check(
        "clock",
        "failed",
        f"{abs(skew):.0f} seconds {side} the service's; tokens depend on it",
        ExitCode.OTHER,
    )


def _credentials(context: Context) -> Check:
    from ..errors import BalvpsError

    try:
        details = context.client.account.get()
    except BalvpsError as error:
        return _failed("credentials", error)
    email, id = readable(details.get("email")), readable(details.get("id"))
    return Check("credentials", "ok", f"signed in to the account of {email} (ID {id})")


def _limits(context: Context) -> Check:
    """The limits that the answers so far reported."""
    known = [limit for limit in context.client.rate_limits() if limit.limit is not None or limit.wait]
    detail = "; ".join(
        f"{limit.scope}: {limit.remaining} of {limit.limit} left"
        + (f" for {limit.reset} s" if limit.reset else "")
        + (f", the next in {limit.wait} s" if limit.wait else "")
        for limit in known
    )
    spent = any(limit.wait or limit.remaining == 0 for limit in known)
    return Check("limits", "warning" if spent else "ok", detail or "the service has not reported any")


def _failed(check: str, error: Exception) -> Check:
    hint = hint_for(error)
    return Check(check, "failed", f"{error}. {hint}" if hint else str(error), exit_code_of(error))


doctor = command(_doctor)
