"""octoDNS provider for BalVPS and for every host whose portal runs the same HostBill "User API"."""

from ._provider import BalvpsException, BalvpsProvider

__all__ = ["BalvpsException", "BalvpsProvider"]

__version__ = "0.1.0"
