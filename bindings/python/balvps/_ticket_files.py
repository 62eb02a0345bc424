"""The files of tickets, for both clients."""

from __future__ import annotations

from . import models


class Attachment(models.File):
    """A file that is attached to a ticket. Its `content_type` is what the service says that it is.

    >>> client.tickets.attachment(736633, "a1b2c3").content_type
    'application/pdf'
    """

    __slots__ = ()

    @property
    def content(self) -> bytes:
        """The bytes of the file.

        >>> len(client.tickets.attachment(736633, "a1b2c3").content)
        21
        """
        import base64

        return base64.b64decode(self.base64)
