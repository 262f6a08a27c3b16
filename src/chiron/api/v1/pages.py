"""Long lists, a page at a time: newest first, and each page begins after the last one of the page before."""

from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


class Window(Schema):
    """Which part of a list is asked for."""

    after: UUID | None = Field(default=None, description="What the page before gave as next.")
    limit: int = Field(default=50, ge=1, le=100, description="How many at most.")


class Page(Schema, Generic[Item]):
    items: list[Item]
    next: UUID | None = Field(description="Give it back as after for the next page; null when there is no more.")


def page(rows: QuerySet[Row], window: Window) -> dict[str, Any]:
    """Take a page out of rows whose ids are born in order. One statement, wherever in the list it is."""
    rows = rows.order_by("-pk")
    if window.after:
        rows = rows.filter(pk__lt=window.after)
    found = list(rows[: window.limit + 1])
    items = found[: window.limit]
    return {"items": items, "next": items[-1].pk if len(found) > window.limit else None}
