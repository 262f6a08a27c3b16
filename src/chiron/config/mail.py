"""Which server takes the mail: one URL, read strictly, because mail that goes astray is noticed late."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from chiron.config.env import BadSetting

LOCAL = {"localhost", "127.0.0.1", "::1"}
SHAPE = "Use smtp://user:password@host:587/ (STARTTLS), smtps://user:password@host:465/, or smtp://host:25/?tls=none."


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to speak to it."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool


def server(name: str, url: str) -> Server | None:
    """Read the URL of a mail server; None where it is empty.

    :raises BadSetting: where it is not right, without quoting it: it holds a password.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port, query = parts.port, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as wrong:
        raise BadSetting(f"{name} is not a URL. {SHAPE}") from wrong
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/") or parts.fragment:
        raise BadSetting(f"{name} does not name a mail server. {SHAPE}")
    tls = query.pop("tls", "direct" if parts.scheme == "smtps" else "starttls")
    if query or tls not in ({"direct"} if parts.scheme == "smtps" else {"starttls", "none"}):
        raise BadSetting(f"{name} asks for something unknown after the question mark. {SHAPE}")
    if bool(parts.username) != bool(parts.password):
        raise BadSetting(f"{name} has a user without a password, or the other way round. {SHAPE}")
    if tls == "none" and parts.username and parts.hostname not in LOCAL:
        raise BadSetting(f"{name} would send its password in the clear. Leave tls=none out.")
    return Server(
        host=parts.hostname,
        port=port or {"direct": 465, "starttls": 587, "none": 25}[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=tls == "starttls",
        tls=tls == "direct",
    )
