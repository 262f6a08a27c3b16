"""What the ui pieces need and templates cannot say: a list of choices in its groups, a bar in its places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.forms import BoundField

register = template.Library()

MOST_DRAWN = 24


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The choices under one heading, as a widget tells them."""

    label: str
    choices: Sequence[dict[str, Any]]


@register.filter
def choice_groups(field: BoundField) -> list[ChoiceGroup]:
    """Sort a field's choices under their headings; choices without one stand under an empty heading.

    What is chosen already comes out from under its heading and stands first, so that the rest can stay folded.
    """
    widget = field.field.widget
    drawn = widget.get_context(field.html_name, field.value(), {"id": field.auto_id})["widget"]
    groups = [(str(label or ""), choices) for label, choices, _index in drawn["optgroups"]]
    chosen = [choice for label, choices in groups if label for choice in choices if choice["selected"]]
    kept = [
        ChoiceGroup(label, [choice for choice in choices if not (label and choice["selected"])])
        for label, choices in groups
    ]
    return [group for group in (ChoiceGroup("", chosen), *kept) if group.choices]


@register.filter
def choices_of(field: BoundField) -> list[dict[str, Any]]:
    """List a field's choices in order, whatever their heading."""
    return [choice for group in choice_groups(field) for choice in group.choices]


@register.filter
def told_choices(field: BoundField) -> list[dict[str, Any]]:
    """List the steps of a scale: every choice but the empty one."""
    return [choice for choice in choices_of(field) if choice["value"] != ""]


@register.filter
def untold_choices(field: BoundField) -> list[dict[str, Any]]:
    """List the empty choice of a scale, which says that nothing was told."""
    return [choice for choice in choices_of(field) if choice["value"] == ""]


@register.filter
def bar(taken: int, places: int) -> list[bool]:
    """Draw a mentor's places, taken ones first; too many to tell apart are not drawn at all."""
    width = max(taken, places)
    return [place < taken for place in range(width)] if width <= MOST_DRAWN else []


@register.filter
def less(number: int, other: int) -> int:
    """Take one number from another, never below nothing."""
    return max(0, number - other)
