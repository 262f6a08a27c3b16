"""The secret of an embedded installation: made once, kept in a file, the same for whoever starts here."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from chiron.config.env import BadSetting


def kept_in(path: Path) -> str:
    """Answer the secret that this file keeps; make it if there is none. Processes that start at once agree on one.

    :raises BadSetting: where the file is empty: everybody could sign with that.
    """
    if not path.exists():
        _make(path)
    secret = path.read_text(encoding="ascii").strip()
    if not secret:
        raise BadSetting(f"The file {path} is empty. Delete it, and a new secret is made; everyone signs in again.")
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Written aside and then given its name, which can be given once only: nobody ever reads half of it.
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):
            os.link(aside, path)
    finally:
        Path(aside).unlink()
