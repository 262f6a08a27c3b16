"""Processes that live and end together: no end of one leaves another behind."""

import multiprocessing
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Self

from chiron.base.errors import Refused

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

PATIENCE = 15.0  # seconds for a process to finish what it is doing, once it was asked to stop


class Stopped(Refused):
    """A process that was meant to go on has ended."""


def stop_with(parent: int) -> None:
    """Ask this process to stop as soon as the one that started it is gone, however that one ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


# Note [Signals and locks]:
# A handler runs in the main thread, between any two steps of what it was doing, even while that holds the lock of the
# very event that the handler would set: it would wait for itself for ever. Putting into a SimpleQueue is safe there.


def stop_when_asked() -> threading.Event:
    """Make an event that comes when this process is asked to stop."""
    asked: SimpleQueue[None] = SimpleQueue()
    stop = threading.Event()

    def wait() -> None:
        asked.get()
        stop.set()

    threading.Thread(target=wait, name="stop-when-asked", daemon=True).start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.put(None))
    return stop


def terminal_is_gone() -> bool:
    """Tell whether the terminal was closed. Its SIGHUP reaches the first program in it, which may keep it to itself."""
    poll = select.poll()
    poll.register(0, 0)
    return bool(poll.poll(0))


class Household:
    """Runs several things side by side, each in a process of its own, until one ends or all are asked to stop.

    They are copies of this process, so that what it has loaded is loaded once.
    """

    def __init__(self, log: Path) -> None:
        self.log = log
        self.running: list[ForkProcess] = []
        self.asked_to_stop: SimpleQueue[None] = SimpleQueue()
        self.terminal = sys.stdin.isatty()

    def __enter__(self) -> Self:
        self.log.write_bytes(b"")
        # SIGHUP comes when the terminal is closed. See Note [Signals and locks].
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.asked_to_stop.put(None))
        return self

    def start(self, name: str, act: Callable[[], None]) -> None:
        """Start one more; it ends when this process does, and writes to the log."""
        arguments = (act, os.getpid(), self.log)
        process = multiprocessing.get_context("fork").Process(target=_live, args=arguments, name=name)
        process.start()
        self.running.append(process)

    def watch(self, seconds: float | None = None) -> bool:
        """Wait until asked to stop; answer False if so many seconds passed first.

        :raises Stopped: when one of the processes ended by itself.
        """
        while True:
            with suppress(Empty):
                self.asked_to_stop.get(timeout=seconds or 0.5)
                return True
            if self.terminal and terminal_is_gone():
                return True
            for process in self.running:
                if process.exitcode is not None:
                    raise Stopped(f"The {process.name} has ended by itself; {self.log} says why.")
            if seconds:
                return False

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for process in self.running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in self.running:
            process.join(max(0.1, deadline - time.monotonic()))
            process.kill()
            process.join()


def _live(act: Callable[[], None], parent: int, log: Path) -> None:
    # A group of its own: Ctrl-C reaches the first process alone, which then stops the others in good order.
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    stop_with(parent)
    try:
        act()
    except Refused as refused:
        sys.exit(f"chiron: {refused.sentence}")
