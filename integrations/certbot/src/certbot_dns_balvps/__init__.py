"""Certbot plug-in: DNS challenges at BalVPS and at every host whose portal is HostBill."""

from ._authenticator import Authenticator

__all__ = ["Authenticator"]

__version__ = "0.1.0"
