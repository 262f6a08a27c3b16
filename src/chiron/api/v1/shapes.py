"""What bodies are made of."""

import re
from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, WithJsonSchema


def _day(told: Any) -> date:
    if not isinstance(told, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        raise ValueError(_("Write a day like 2026-01-31."))
    try:
        return date.fromisoformat(told)
    except ValueError as impossible:
        raise ValueError(_("There is no such day. Look at it once more.")) from impossible


def _number(told: Any) -> Any:
    if isinstance(told, bool | str):
        raise ValueError(_("Write a whole number, without quotes."))  # noqa: TRY004 -- what pydantic listens for
    return told


# More exact than pydantic's own reading, which takes a number for a moment, and "3" or true for a number.
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Whole = BeforeValidator(_number)


class Told(Schema):
    """A body. A field it does not know is refused, so that a slip of the pen is not taken for silence."""

    model_config = ConfigDict(extra="forbid")
