"""What every view shares: trying an act for a form, and the moment it is tried at."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.utils.timezone import now

from chiron.base.errors import Refused

__all__ = ["now", "tried"]


def tried(form: BaseForm, act: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Do the act; where it is refused, put its sentence on the form and answer False. Nothing typed is lost."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
