"""Reads the settings as a program that starts would: in a process of its own, with a clean environment."""

import json
import subprocess
import sys

from cli.commands import environment

SAY = """
import json, sys
from chiron.base.errors import Refused
try:
    from chiron.config import settings
except Refused as refused:
    print(json.dumps({"refused": refused.sentence}))
else:
    print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""

PUBLIC = {"CHIRON_ORIGIN": "https://mentoring.example.org", "CHIRON_PROXIES": "1"}
PRODUCTION = {
    **PUBLIC,
    "CHIRON_DATABASE_URL": "postgres://chiron@db.example.org/chiron",
    "CHIRON_SECRET_KEY": "known to these tests only, and long enough",
    "CHIRON_MAIL_URL": "smtp://post.example.org",
}


def read(*names, at, **more):
    """Answer these settings, or the sentence of refusal under "refused"."""
    return _told(SAY, names, at, more)


def on_a_terminal(*names, at, **more):
    """The same of a program whose error output is a terminal."""
    return _told("import os, pty\nos.dup2(pty.openpty()[1], 2)\n" + SAY, names, at, more)


def _told(program, names, at, more):
    told = subprocess.run(
        [sys.executable, "-c", program, *names],
        check=True,
        capture_output=True,
        cwd=at,
        env=environment(**more),
        text=True,
        timeout=60,
    )
    return json.loads(told.stdout)
