"""A relay between clients and Redis, which can be cut, and which stops at a message."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType

SIZE = 65536

#: Gets "command" or "answer" and its number, from 1, before the message is passed on.
Watch = Callable[[str, int], None]


class Relay:
    """Listens on a free port of 127.0.0.1. It ends with the `with` block."""

    def __init__(self, port: int, watch: Watch | None = None) -> None:
        """Without pipelining each packet of this size is one message."""
        self.target = port
        self.watch = watch
        self.seen = {"command": 0, "answer": 0}
        self.is_cut = False
        self.lock = threading.Lock()
        self.open: set[socket.socket] = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.listener.getsockname()[1])

    def __enter__(self) -> Relay:
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.listener.close()
        self.cut()

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Breaks all connections and refuses new ones."""
        self.is_cut = True
        with self.lock:
            for each in self.open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_cut = False

    def accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            try:
                if self.is_cut:
                    raise ConnectionRefusedError
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                client.close()
                continue
            with self.lock:
                self.open |= {client, server}
            for source, sink, kind in ((client, server, "command"), (server, client, "answer")):
                threading.Thread(target=self.pass_on, args=(source, sink, kind), daemon=True).start()

    def pass_on(self, source: socket.socket, sink: socket.socket, kind: str) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(SIZE):
                with self.lock:
                    self.seen[kind] += 1
                    number = self.seen[kind]
                if self.watch is not None:
                    self.watch(kind, number)
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        with self.lock:
            self.open -= {source, sink}
        source.close()
