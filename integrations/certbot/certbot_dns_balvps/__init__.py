"""Certbot plug-in: DNS challenges at BalVPS and at every host whose portal runs the same HostBill "User API"."""

from ._authenticator import Authenticator

__all__ = ["Authenticator"]

__version__ = "0.1.0"
