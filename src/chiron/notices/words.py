"""The words of a kind, from its folder `templates/notices/<kind>/`: which of them there are, and how they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation

from chiron.people.models import Person


@dataclass(frozen=True, slots=True)
class Words:
    """What an e-mail says: a subject, and the same in plain text and in HTML."""

    subject: str
    text: str
    html: str


def has(kind: str, part: str) -> bool:
    """Say whether this kind has words of this part: "subject.txt" for an e-mail, "page.html" for a notice."""
    try:
        get_template(f"notices/{kind}/{part}")
    except TemplateDoesNotExist:
        return False
    return True


def mail(kind: str, context: Mapping[str, Any], *, to: Person | None) -> Words:
    """Put an e-mail into words, in the language and the time zone of whom it is for."""
    filled = {"origin": settings.ORIGIN, **context}
    with (
        translation.override(to.language if to else translation.get_language()),
        timezone.override(to.zone if to else None),
    ):
        subject, text, html = (
            render_to_string(f"notices/{kind}/{part}", filled).strip()
            for part in ("subject.txt", "body.txt", "body.html")
        )
    return Words(subject, text, html)
