"""Typed readers of the environment: a setting is right, or the program stops and says which one and why."""

import os
from pathlib import Path

from chiron.base.errors import Refused


class BadSetting(Refused):
    """A setting that cannot be used, with the sentence for the operator."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def choice(name: str, *allowed: str) -> str:
    """Read one of the allowed words; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise BadSetting(f"{name} is {value!r}. Use one of: {', '.join(allowed)}.")
    return value


def number(name: str, default: int, *, least: int, most: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or not least <= int(value) <= most:
        raise BadSetting(f"{name} is {value!r}. Use a whole number from {least} to {most}.")
    return int(value)


def folder(name: str, default: str) -> Path:
    return Path(text(name, default)).expanduser().resolve()
