"""Reads of the tray."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import F, QuerySet

from chiron.notices.models import Notice
from chiron.people.models import Person


def visible_to(viewer: Person) -> QuerySet[Notice]:
    """List a person's own notices; nobody sees another's. The unread first, then the newest."""
    return Notice.objects.filter(to=viewer).order_by(F("read_at").desc(nulls_first=True), "-written_at", "-pk")


def unread(person: Person) -> QuerySet[Notice]:
    """List what a person has not read yet, the newest first."""
    return Notice.objects.filter(to=person, read_at=None).order_by("-written_at", "-pk")


def tray(person: Person) -> dict[str, Any]:
    """Gather the page of notices: the latest hundred, and how many of them wait to be read."""
    notices = list(visible_to(person)[:100])
    return {"notices": notices, "unread": sum(notice.read_at is None for notice in notices)}


def address_of(person: Person) -> str:
    """Answer where a person can be reached: the address they confirmed and prefer, or "" where there is none."""
    address = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk").first()
    return address.email if address and person.is_active else ""
