"""A place of one's own for tokens, such as a database, so that several processes share one login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

__all__ = ["TokenStore"]


class TokenStore(Protocol):
    """What a client needs of a token store. The text it keeps is a secret.

    The methods run on the threads that make calls, several at a time where several threads do. What they
    raise makes the call fail with :class:`~balvps.ConfigurationError`, whose ``__cause__`` it is; what is no
    ``Exception``, such as ``KeyboardInterrupt``, ends the call and is raised as it is.

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
        """The text that was saved last; ``None``: there is none."""

    def save(self, text: str | None) -> None:
        """Keeps a text in place of the former one; ``None``: forgets it."""

    def lock(self) -> bool:
        """Keeps every other user of the store from renewing the tokens. It must not wait.

        Returns:
            ``False``: somebody else holds the lock; the client asks again in a while.
        """
        ...

    def unlock(self) -> None:
        """Ends what a :meth:`lock` that did not return ``False`` began."""


class RememberingStore:
    """A store as the library calls it: what its methods raise is kept until it can be told."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store
        self._failures: dict[str, BaseException] = {}  # by method, until that works again

    def load(self) -> str | None:
        return self._try("load", self._store.load)

    def save(self, text: str | None) -> None:
        self._try("save", lambda: self._store.save(text))

    def lock(self) -> bool:
        return self._try("lock", self._store.lock)

    def unlock(self) -> None:
        self._try("unlock", self._store.unlock)

    def failure_behind(self, message: str) -> BaseException | None:
        """What a method raised, if that is what the library's message tells of: it names the method."""
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
