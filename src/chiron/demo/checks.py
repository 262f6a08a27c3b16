"""A demo world lets anyone in by a link, so nothing but a demo on this machine may be started with it."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from chiron.demo import queries


@register(Tags.database)
def demo_worlds_stay_at_home(*, databases: Sequence[str] | None = None, **_more: Any) -> list[CheckMessage]:
    """Refuse a database with a demo world where real people are served."""
    if not databases or queries.may_be_shown() or queries.world() is None:
        return []
    return [
        Error(
            "This database holds a demo world, and a demo is shown on this machine only. Use a database of your own.",
            id="demo.E001",
        )
    ]
