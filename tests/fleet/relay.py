"""A relay between clients and Redis, which can be cut, and which counts commands."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType

SIZE = 65536


class Relay:
    """Listens on a free port of 127.0.0.1. It ends with the `with` block."""

    def __init__(self, port: int, on_answer: Callable[[int], None] | None = None) -> None:
        """on_answer gets the number of each answer before it is passed on; it may stop that by an exception."""
        self.target = port
        self.on_answer = on_answer
        self.answers = 0
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
            if self.is_cut:
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                client.close()
                continue
            with self.lock:
                self.open |= {client, server}
            threading.Thread(target=self.pass_on, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(server, client, True), daemon=True).start()

    def pass_on(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError, StopIteration):
            while data := source.recv(SIZE):
                if answers and self.on_answer is not None:
                    with self.lock:
                        self.answers += 1
                        number = self.answers
                    self.on_answer(number)
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        with self.lock:
            self.open -= {source, sink}
        source.close()
