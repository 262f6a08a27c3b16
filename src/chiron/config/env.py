"""Typed readers of the environment: a setting is right, or the program stops and says which one and why."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

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


def origin(name: str, default: str) -> str:
    """Read what stands in the address bar before the first path: scheme, host and port."""
    value = text(name, default)
    try:
        parts = urlsplit(value)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    found = f"{parts.scheme}://{host}{port}"
    # Whatever else stood there (a path, a query, a user) would get lost on the way into links.
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[\w.-]+|\[[0-9a-f:.]+\]", host):
        found = ""
    if not found or value.lower().removesuffix("/") != found:
        raise BadSetting(
            f"{name} is {value!r}. Use http:// or https:// and a host, such as https://chiron.example.org."
        )
    return found


def postgresql(name: str) -> dict[str, Any]:
    """Read the address of a PostgreSQL database. What is refused is not quoted: it may hold a password."""
    url = text(name)
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        found = {}
    named = found.get("NAME") or found.get("OPTIONS", {}).get("service")
    if not url.startswith(("postgres://", "postgresql://")) or not named:
        raise BadSetting(f"{name} has to begin with postgres://, and be like postgres://user:password@host/name.")
    return found
