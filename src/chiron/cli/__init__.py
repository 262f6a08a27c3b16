"""The command line. Each command imports what it needs when it runs, so that asking for help is quick."""

import sys
from typing import Annotated

import typer

from chiron.base.errors import Refused
from chiron.cli.demo import demo
from chiron.cli.match import match
from chiron.cli.migrate import migrate
from chiron.cli.serve import serve
from chiron.cli.solve import solve
from chiron.cli.worker import worker

app = typer.Typer(
    help="Mentoring for medicine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # drawing boxes around the help takes longer than all the rest
)
for command in (demo, serve, worker, migrate, match, solve):
    app.command()(command)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"Chiron {version('chiron-mentoring')}")
        raise typer.Exit


@app.callback()
def chiron(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which Chiron this is.")
    ] = False,
) -> None:
    """Mentoring for medicine: the right mentor, kept well for years, and nobody left out."""


def main() -> None:
    """Run one command. What it refuses is one sentence on stderr and exit code 1."""
    try:
        app()
    except Refused as refused:
        sys.exit(f"chiron: {refused.sentence}")
