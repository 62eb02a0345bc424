"""A store for tokens that the program provides, such as a database, so that processes share one login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

__all__ = ["TokenStore"]


class TokenStore(Protocol):
    """The methods of a token store that a client calls. The stored text is a secret.

    The methods run on the threads that make calls, several at the same time if several threads make calls. If
    a method raises an ``Exception``, the call fails with :class:`~balvps.ConfigurationError`, which has it as
    its ``__cause__``. Anything else, such as ``KeyboardInterrupt``, ends the call and is raised unchanged.

    >>> class InMemory:
    ...     text = None
    ...     def load(self):
    ...         return self.text
    ...     def save(self, text):
    ...         self.text = text
    ...     def lock(self):
    ...         return True
    ...     def unlock(self):
    ...         pass
    >>> store = InMemory()
    >>> sandbox.client(token_store=store).account.get().id, "refresh_token" in store.text
    (26, True)
    >>> sandbox.client(token_store=store).account.get().id, len(sandbox.log())
    (26, 3)
    """

    def load(self) -> str | None:
        """The text that was saved last; ``None`` if there is none."""

    def save(self, text: str | None) -> None:
        """Stores a text in place of the former one; ``None`` deletes it."""

    def lock(self) -> bool:
        """Locks the store, so that no other client renews the tokens. It must not wait.

        Returns:
            ``False`` if another client holds the lock. The client tries again later.
        """
        ...

    def unlock(self) -> None:
        """Releases the lock. It is called after a :meth:`lock` that did not return ``False``."""


class RememberingStore:
    """A store for the library, which remembers what the methods raised, so that it can become the cause."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store
        self._failures: dict[str, BaseException] = {}  # by method, until the method succeeds again

    def load(self) -> str | None:
        return self._try("load", self._store.load)

    def save(self, text: str | None) -> None:
        self._try("save", lambda: self._store.save(text))

    def lock(self) -> bool:
        return self._try("lock", self._store.lock)

    def unlock(self) -> None:
        self._try("unlock", self._store.unlock)

    def failure_behind(self, message: str) -> BaseException | None:
        """What the method raised that the library's message names."""
        failures = list(self._failures.items())
        return next((failure for method, failure in failures if f"function '{method}'" in message), None)

    def _try(self, method: str, work: Callable[[], _T]) -> _T:
        try:
            result = work()
        except BaseException as error:
            self._failures[method] = error
            raise
        self._failures.pop(method, None)
        return result
