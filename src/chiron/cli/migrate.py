"""`chiron migrate`: the database, brought up to date."""

import typer

from chiron.cli import installation


def migrate() -> None:
    """Bring the database up to date."""
    installation.raise_django()
    installation.check_place()
    if installation.migrations_wait():
        update(verbosity=1)
    else:
        typer.echo("The database is up to date.")


def update(*, verbosity: int) -> None:
    """Run the migrations that wait."""
    from django.core.management import CommandError, call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=verbosity, interactive=False)
    except CommandError as error:
        raise installation.NotThere(str(error)) from None
    except DatabaseError as error:
        raise installation.no_answer(error) from None
