"""Keys: who may do what."""

from __future__ import annotations

import dataclasses
import hmac
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

#: What a key can allow. ``read`` shows records, ``add`` adds values and sets TTLs, ``delete`` removes values.
#: What replaces a value needs both, because the old value is lost.
VERBS = ("read", "add", "delete")


@dataclasses.dataclass(frozen=True)
class Key:
    """A key and its scope. An empty tuple of the scope means: all.

    Attributes:
        name: its name in lower case, which is the user name over HTTP.
        algorithm: ``"hmac-sha256"`` or ``"hmac-sha512"``.
        secret: its secret in base64, which is the password over HTTP.
        zones: names of zones, in lower case and without the final dot.
        names: patterns (``*``, ``?``) of whole names, in lower case and without the final dot.
        types: patterns of types, in upper case.
        verbs: some of :data:`VERBS`.
    """

    name: str
    algorithm: str
    secret: str = dataclasses.field(repr=False)
    zones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()

    def allows(self, verb: str, zone: str, name: str, type: str) -> bool:
        """Whether the key may do this with the records of a name and type.

        Args:
            verb: one of :data:`VERBS`.
            zone: the name of the zone, in lower case and without the final dot.
            name: the whole name, likewise.
            type: in upper case.
        """
        return (
            (not self.verbs or verb in self.verbs)
            and self.allows_zone(zone)
            and _fits(name, self.names)
            and _fits(type, self.types)
        )

    def allows_zone(self, zone: str) -> bool:
        """Whether the zone is in the scope of the key."""
        return not self.zones or zone in self.zones

    def allows_whole_zone(self, verb: str, zone: str) -> bool:
        """Whether the key may do this with every record of the zone."""
        return (
            (not self.verbs or verb in self.verbs)
            and self.allows_zone(zone)
            and (not self.names or "*" in self.names)
            and (not self.types or "*" in self.types)
        )


class Keys:
    """All keys of a configuration."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = tuple(keys)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def by_password(self, user: str, password: str) -> Key | None:
        """The key with this name and secret, or ``None``. The time that it takes does not depend on how much
        of them is right."""
        found = None
        for key in self._keys:
            same_user = hmac.compare_digest(user.lower().encode(), key.name.encode())
            same_password = hmac.compare_digest(password.encode(), key.secret.encode())
            if same_user & same_password:
                found = key
        return found


def _fits(text: str, patterns: tuple[str, ...]) -> bool:
    return not patterns or any(fnmatchcase(text, pattern) for pattern in patterns)
