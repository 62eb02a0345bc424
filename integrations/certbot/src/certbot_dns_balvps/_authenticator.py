"""The authenticator ``dns-balvps``."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Any

import balvps
import configobj
from balvps import acme
from certbot import errors
from certbot.plugins import dns_common

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

#: The TTL of challenges, in seconds. A certificate authority that has asked once soon asks again.
_TTL = 60

_REQUIRED = {
    "username": "the e-mail address of the account",
    "password": "the password of the account",
}
_OPTIONAL = ("base_url", "totp_secret", "ca_file")


class Authenticator(dns_common.DNSAuthenticator):
    """Answers DNS challenges with TXT records in the zones of an account."""

    description = (
        "Obtain certificates using a DNS TXT record (if you are using BalVPS or another HostBill portal)."
    )

    _client: balvps.Client
    _credentials_file: str

    @classmethod
    def add_parser_arguments(cls, add: Callable[..., None], default_propagation_seconds: int = 30) -> None:
        super().add_parser_arguments(add, default_propagation_seconds)
        add("credentials", help="INI file with the account: dns_balvps_username, dns_balvps_password.")

    def more_info(self) -> str:
        return (
            "This plugin configures a DNS TXT record to respond to a dns-01 challenge, using the User API of "
            "BalVPS or of another host whose portal is HostBill."
        )

    def _setup_credentials(self) -> None:
        try:
            credentials = self._configure_credentials(
                "credentials", "INI file with the account", validator=self._check_credentials
            )
        except errors.PluginError as error:
            if isinstance(error.__context__, configobj.ConfigObjError):
                # Certbot's message has the line, which may have a password.
                raise errors.PluginError(_no_ini_file(self.conf("credentials"), error.__context__)) from None
            raise
        except OSError as error:
            raise errors.PluginError(f"{self.conf('credentials')}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise errors.PluginError(f"{self.conf('credentials')}: must be in UTF-8") from None
        given = {key: credentials.conf(key) or None for key in (*_REQUIRED, *_OPTIONAL)}
        self._credentials_file = credentials.confobj.filename
        try:
            self._client = _client(**given)
        except balvps.BalvpsError as error:
            raise errors.PluginError(f"{self._credentials_file}: {error}") from None

    def _check_credentials(self, credentials: dns_common.CredentialsConfiguration) -> None:
        credentials.confobj.interpolation = False  # a password may have percent signs
        credentials.require(_REQUIRED)
        for key in (*_REQUIRED, *_OPTIONAL):
            if not isinstance(credentials.conf(key) or "", str):
                raise errors.PluginError(
                    f"{credentials.confobj.filename}: {credentials.mapper(key)} has a comma: put its value "
                    "into quotes"
                )

    def _perform(self, domain: str, validation_name: str, validation: str) -> None:
        try:
            acme.present(self._client, validation_name, validation, ttl=_TTL)
        except balvps.BalvpsError as error:
            raise errors.PluginError(
                f"The TXT record {validation_name} could not be added: {error}{self._advice(error)}"
            ) from None

    def _cleanup(self, domain: str, validation_name: str, validation: str) -> None:
        """Removes a challenge. What fails is a warning, so that the other challenges are removed too."""
        try:
            acme.cleanup(self._client, validation_name, validation)
        except balvps.NotFound as error:
            logger.debug("The TXT record %s is gone: %s", validation_name, error)
        except balvps.BalvpsError as error:
            logger.warning(
                "The TXT record %s %s could not be removed: %s. Remove it by hand.",
                validation_name,
                validation,
                error,
            )

    def _advice(self, error: balvps.BalvpsError) -> str:
        for kind, advice in _ADVICE.items():
            if isinstance(error, kind):
                return f" ({advice.format(file=self._credentials_file)})"
        return ""


#: What to do about an error.
_ADVICE: dict[type[balvps.BalvpsError], str] = {
    balvps.SecondFactorRequired: "set dns_balvps_totp_secret in {file}",
    balvps.AuthenticationError: (
        "check dns_balvps_username and dns_balvps_password in {file}; a value with # or a comma needs quotes"
    ),
    balvps.NotFound: "the account in {file} must have the DNS zone of the domain",
    balvps.TlsError: "check dns_balvps_base_url and dns_balvps_ca_file in {file}",
    balvps.TransportError: "check dns_balvps_base_url in {file}, and whether this machine reaches it",
    balvps.NotNowError: "try again later",
    balvps.UncertainError: "try again: a challenge that is there already does no harm",
}


@functools.lru_cache
def _client(**settings: Any) -> balvps.Client:
    """One client for each account. `certbot renew` makes an authenticator for each certificate, and the
    service allows few logins."""
    return balvps.Client(**settings)


def _no_ini_file(file: str, error: configobj.ConfigObjError) -> str:
    first = (getattr(error, "errors", None) or [error])[0]
    return f"{file}, line {first.line_number}: must be as in an INI file: KEY = VALUE"
