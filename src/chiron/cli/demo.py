"""`chiron demo`: a made-up world, with a way in for each of its people."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from chiron.cli import installation

HOST = "127.0.0.1"

At = Annotated[str, typer.Option(help="The moment at which a new world begins.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]


def demo(*, at: At = "start", port: Port = 8000) -> None:
    """Open a made-up world on this machine.

    It runs until Ctrl-C, and keeps what was done in it for the next time. A sign-in link is printed for each person.
    """
    from chiron.cli.processes import Household
    from chiron.cli.serve import listen
    from chiron.cli.worker import work

    installation.free(HOST, port)
    log = installation.open_folder() / "demo.log"
    os.environ["CHIRON_ORIGIN"] = f"http://{HOST}:{port}"
    os.environ.setdefault("CHIRON_LOG", "json")
    links = prepare(at)
    with Household(log) as household:
        household.start("server", partial(listen, HOST, port, 1))
        household.start("worker", work)
        while not answers(port):
            if household.watch(seconds=0.05):
                return
        typer.echo(greeting(links, log))
        household.watch()
    typer.echo("Stopped. What you did is kept.")


def prepare(moment: str) -> list[tuple[str, str, str]]:
    """Open the world in its folder, made anew if there is none; answer each person's name, part and link."""
    from django.utils.timezone import now

    installation.raise_django()

    from django.db import connections

    from chiron.cli.migrate import update
    from chiron.demo import actions, links
    from chiron.demo.cast import CAST

    actions.check_place(moment)
    if installation.migrations_wait():
        update(verbosity=0)
    else:
        actions.check_begun()
    actions.open_world(moment, at=now())
    # What is started next are copies of this process, and a connection cannot be shared.
    connections.close_all()
    return [(part.name, part.does, links.link(name)) for name, part in CAST.items()]


def greeting(links: list[tuple[str, str, str]], log: Path) -> str:
    lines = [f"  {name:<14}{does:<13}{link}" for name, does, link in links]
    return "\n".join(
        [
            "",
            f"Chiron's demo world is open at {os.environ['CHIRON_ORIGIN']} – sign in as",
            "",
            *lines,
            "",
            f"Everyone in it is made up. {log} tells what goes on.",
            "Ctrl-C stops it; what you do is kept for the next time.",
        ]
    )


def answers(port: int) -> bool:
    """Tell whether the server answers yet."""
    from urllib.request import urlopen

    try:
        with urlopen(f"http://{HOST}:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
