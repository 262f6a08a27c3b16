"""`chiron serve`: the web application."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer

from chiron.cli import installation

# A thread waits for the database most of its time; a process computes.
THREADS = 4
WORKERS = min(4, os.cpu_count() or 1)

Host = Annotated[str, typer.Option(help="The address to listen at; a proxy in front of it speaks TLS.")]
Port = Annotated[int, typer.Option(min=1, max=65535)]
Workers = Annotated[int, typer.Option(min=1, max=64, help="How many processes answer.")]


def serve(*, host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = WORKERS) -> None:
    """Serve the pages until asked to stop."""
    installation.free(host, port)
    os.environ.setdefault("CHIRON_ORIGIN", f"http://127.0.0.1:{port}")
    installation.raise_django()
    installation.inspect()
    typer.echo(f"Chiron listens at {host}, port {port}, with {workers} processes.", err=True)
    listen(host, port, workers)


def listen(host: str, port: int, workers: int) -> None:
    """Answer at an address, with an application that is loaded and looked over already."""
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    lay_out_static_files()
    load()
    # The processes that answer are copies of this one, and a connection cannot be shared.
    connections.close_all()
    server = Server(
        "chiron.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    server.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def load(parent: int | None = None) -> Callable[..., Any]:
    """Load the application with all its pages; in a process that answers, let it end with the one that started it."""
    from django.urls import get_resolver

    from chiron.cli.processes import stop_with

    if parent:
        # Ctrl-C reaches the whole group, and the server passes it on: a process that is asked twice waits for itself.
        os.setpgid(0, 0)
        stop_with(parent)
    application: Callable[..., Any] = import_module("chiron.config.wsgi").application
    _ = get_resolver().url_patterns
    return application


def lay_out_static_files() -> None:
    """Copy static files to where they are served from, named by their content; nothing to do if it was done."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    print_ = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            print_.update(path.encode())
            with storage.open(path) as file:
                print_.update(hashlib.sha256(file.read()).digest())
    stamp = settings.DATA / "static.stamp"
    if stamp.exists() and stamp.read_text(encoding="ascii") == print_.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(print_.hexdigest(), encoding="ascii")
