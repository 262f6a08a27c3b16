"""An installation, opened: its folder can be written to, its settings are right, its database answers."""

import os
import socket
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from chiron.base.errors import Refused

# What older versions left open to everybody on the machine.
OURS = ("chiron.sqlite3", "chiron.sqlite3-wal", "chiron.sqlite3-shm", "secret", "demo.log", "files", "mail")


class NotThere(Refused):
    """The folder or the database of this installation cannot be used."""


class PortTaken(Refused):
    """Somebody else listens there."""


def open_folder() -> Path:
    """Make sure of the folder that holds an embedded installation; answer where it is.

    From here on, what this process writes is readable by its owner alone.
    """
    folder = Path(os.environ.get("CHIRON_DATA", "").strip() or "var").expanduser().absolute()
    os.umask(0o077)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        close(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise NotThere(
            f"The folder {folder} cannot be written to ({error.strerror}). Name another one in CHIRON_DATA."
        ) from None
    return folder


def close(folder: Path) -> None:
    """Take from others what is ours in a folder; the folder itself stays as it is, for it may be theirs, or /tmp."""
    for name in OURS:
        with suppress(FileNotFoundError, PermissionError):
            mode = (folder / name).stat().st_mode
            if mode & 0o077:
                (folder / name).chmod(stat.S_IMODE(mode) & 0o700)


def raise_django() -> None:
    """Load the application, for a command that needs it."""
    import django

    open_folder()
    os.environ["DJANGO_SETTINGS_MODULE"] = "chiron.config.settings"
    django.setup()


def inspect() -> None:
    """Refuse a database that does not answer, waits for migrations, or is not meant for this place."""
    check_place()
    if migrations_wait():
        raise NotThere("The database waits for migrations. Run `chiron migrate` first.")


def migrations_wait() -> bool:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise no_answer(error) from None


def check_place() -> None:
    """Refuse a database that does not answer or is not meant for this place."""
    from django.core import checks
    from django.db import DatabaseError

    try:
        problems = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    except DatabaseError as error:
        raise no_answer(error) from None
    for problem in problems:
        if problem.is_serious():
            raise NotThere(str(problem.msg))


def no_answer(error: Exception) -> NotThere:
    """Put a database's own words into one sentence."""
    words = " ".join(str(error).split())
    return NotThere(f"The database does not answer ({words}). Is it running, and is CHIRON_DATABASE_URL right?")


def free(host: str, port: int) -> None:
    """Refuse an address that cannot be listened at, before anything is started there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} of {host} cannot be used ({error.strerror}). Choose another one, such as {port + 1}."
            ) from None
