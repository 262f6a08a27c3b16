"""The secret of an embedded installation, made once and kept in a file, and the keys that an operator tells."""

import os
import re
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from chiron.config.env import BadSetting

# The name of the key that is the secret.
DERIVED = "secret"
LEAST = 32


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


def keys(name: str, told: str, *, secret: str) -> dict[str, str]:
    """Read named keys, such as "2027:long random text,2026:another one": the first is the one to seal with.

    The secret comes last, as the key "secret", unless that name was told: so an old secret goes on opening.

    :raises BadSetting: where they cannot be used. The sentence quotes none of them.
    """
    found: dict[str, str] = {}
    for place, part in enumerate(told.split(",") if told else (), start=1):
        key, _colon, value = part.strip().partition(":")
        if not (re.fullmatch(r"[A-Za-z0-9-]+", key) and value):
            raise BadSetting(f"Part {place} of {name} is not a name, a colon and a key. Write it like 2027:KEY.")
        if key != DERIVED and len(value) < LEAST:
            raise BadSetting(f"Key {key} in {name} is too short. Give it a random text of at least {LEAST} characters.")
        if key in found:
            raise BadSetting(f"{name} names {key} twice. Give every key a name of its own.")
        found[key] = value
    return found if DERIVED in found else {**found, DERIVED: secret}
