import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

HERE = Path(__file__).parent


class Worker:
    """A worker process, its words, and the ways it can end."""

    def __init__(self, *, lease, patience):
        self.process = subprocess.Popen(
            [
                sys.executable,
                str(HERE / "process.py"),
                str(connection.settings_dict["NAME"]),
                str(lease),
                str(patience),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": f"{HERE.parent}:{HERE}:{HERE.parents[1] / 'src'}"},
        )
        self._rest = b""

    def hear(self, word, *, within=90):
        """Wait for a line with this word in it."""
        deadline = time.monotonic() + within
        while True:
            *lines, self._rest = self._rest.split(b"\n")
            for i, line in enumerate(lines):
                if word in line.decode():
                    self._rest = b"\n".join([*lines[i + 1 :], self._rest])
                    return
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            more = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            assert more, f"the worker never said {word!r}"
            self._rest += more

    def tell(self):
        self.process.stdin.write(b".")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.kill()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.fixture
def start(transactional_db):
    """Start workers; whatever still runs when the test ends is killed."""
    workers = []

    def start(*, lease=60, patience=20):
        workers.append(Worker(lease=lease, patience=patience))
        return workers[-1]

    yield start
    for worker in workers:
        worker.close()
    if connection.vendor == "postgresql":
        # Tables that Django does not empty between tests.
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def until():
    """Look again and again until it is true, and fail when it takes too long."""

    def until(true, *, within=90):
        deadline = time.monotonic() + within
        while not true():
            assert time.monotonic() < deadline, "it never came true"
            select.select([], [], [], 0.02)

    return until
