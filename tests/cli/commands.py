"""Runs the `chiron` command as an operator would: in a folder of its own, with a clean environment."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import psutil

AT_MOST = 60


def environment(**more):
    """The environment without anything of the tests' own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CHIRON_") and k != "DJANGO_SETTINGS_MODULE"}
    return clean | more


def chiron(*words, at, **more):
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "chiron.cli", *words],
        check=False,
        capture_output=True,
        cwd=at,
        env=environment(**more),
        text=True,
        timeout=AT_MOST,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """A command that goes on until it is stopped, with everything that it started."""

    def __init__(self, *words, at: Path, until: str, command=(sys.executable, "-m", "chiron.cli"), group=None, **more):
        self.wrote = at / f"{words[0]}.txt"
        with self.wrote.open("w") as file:
            self.process = subprocess.Popen(
                [*command, *words],
                cwd=at,
                env=environment(**more),
                stdout=file,
                stderr=subprocess.STDOUT,
                process_group=group,
            )
        deadline = time.monotonic() + AT_MOST
        while until not in self.text and self.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        self.family = [psutil.Process(self.process.pid), *self.children()] if self.process.poll() is None else []

    @property
    def text(self):
        return self.wrote.read_text()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.family:
            if process.is_running():
                process.kill()
        self.process.wait()

    def children(self):
        return psutil.Process(self.process.pid).children(recursive=True)

    def link(self, name):
        return re.search(rf"http://\S+/demo/{name}/\S+", self.text).group()

    def stop(self, number=signal.SIGINT):
        """Ask it to stop, and wait for its end."""
        self.process.send_signal(number)
        return self.end()

    def interrupt(self):
        """Press Ctrl-C where it runs in a group of its own: everyone in it is asked at once; then as with stop."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.end()

    def end(self):
        """Wait for its end; answer its exit code and who of its family still lives afterwards."""
        code = self.process.wait(AT_MOST)
        _gone, alive = psutil.wait_procs(self.family, timeout=10)
        return code, [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def get(url, **headers):
    """Fetch an address as a browser that keeps its cookies; answer status, headers and text.

    A server that has just been started is given the time to begin.
    """
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    deadline = time.monotonic() + AT_MOST
    while True:
        try:
            with opener.open(Request(url, headers=headers), timeout=AT_MOST) as answer:  # noqa: S310 -- the test's own
                return answer.status, answer.headers, answer.read()
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError) or time.monotonic() > deadline:
                raise
        time.sleep(0.05)
