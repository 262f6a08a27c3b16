"""What is written down about the running program: lines that a machine can count, and that name nobody.

A line holds codes, ids and durations. Never a name, an e-mail address, a path as it was asked for (it may carry the
token of a letter), a query, or the words of an exception, which may quote any of these.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.stdlib import ProcessorFormatter

Line = MutableMapping[str, Any]

# Whose records may be filled in: what they are given to fill in is ours to know, or a duration, or a host.
TRUSTED = ("chiron", "granian", "_granian", "procrastinate", "psycopg", "asyncio")
ADDRESS = re.compile(r"[^\s@<>\"'(]+@[^\s@<>\"')]+")

log = structlog.get_logger("chiron.requests")


class RequestLog:
    """Writes one line per request: what was asked for, as a pattern, and how it went."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        # Only a person who was looked up anyway: a line in the log is not worth a query.
        person = getattr(request, "_cached_user", None)
        log.log(
            logging.ERROR if response.status_code >= 500 else logging.INFO,
            "request",
            method=request.method,
            route=request.resolver_match.route if request.resolver_match else None,
            status=response.status_code,
            ms=round((time.monotonic() - began) * 1000, 1),
            person=str(person.pk) if person and person.pk else None,
        )
        return response


def config(form: str, level: str) -> dict[str, Any]:
    """Set structlog up, and answer Django's LOGGING for the same lines.

    ``form`` is "json" (one object a line), "terminal" (for eyes, with whole tracebacks), or "auto": for eyes where
    they look on, that is, where the error output is a terminal.
    """
    readable = form == "terminal" or (form == "auto" and sys.stderr.isatty())
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        scrubbed,
    ]
    ending: list[Any] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback, timestamp_key="at")]
        if readable
        else [wordless_error, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[*shared, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": ProcessorFormatter,
                "processors": [ProcessorFormatter.remove_processors_meta, *ending],
                "foreign_pre_chain": [filled_in_where_trusted, *shared],
                "use_get_message": False,
            }
        },
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["lines"], "level": level.upper()},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # Our own line tells of every request; of these, only what broke is news.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
            "procrastinate": {"level": "WARNING"},
        },
    }


def filled_in_where_trusted(_logger: Any, _name: str, line: Line) -> Line:
    """Take a library's record as its template, without what was to be filled in, unless the library is trusted."""
    record: logging.LogRecord = line["_record"]
    if record.name.split(".")[0] in TRUSTED:
        line["event"] = record.getMessage()
    elif record.name == "django.request":
        line["event"] = "request failed"
    elif record.name.startswith("django.security"):
        # Django puts what was asked for into the very template. Which kind of refusal it was, the logger's name tells.
        line["event"] = "request refused"
        line.pop("exc_info", None)
    return line


def scrubbed(_logger: Any, _name: str, line: Line) -> Line:
    """Take out what looks like an e-mail address, wherever it came from."""
    for key, value in line.items():
        if isinstance(value, str):
            line[key] = ADDRESS.sub("[address]", value)
    return line


def wordless_error(_logger: Any, _name: str, line: Line) -> Line:
    """Tell an exception by its class and the places it went through, without its words."""
    info = line.pop("exc_info", None)
    error = info if isinstance(info, BaseException) else info[1] if isinstance(info, tuple) else sys.exc_info()[1]
    if info and error:
        line["error"] = f"{type(error).__module__}.{type(error).__qualname__}"
        line["trace"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return line
