"""What every view shares: forms and trying an act for one, the moment it is tried at, what browsers may never do."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from chiron.base.errors import Refused

__all__ = ["Form", "ask_for_nothing", "keep_to_oneself", "now", "tried"]

FIELDS = forms.Field.__module__
NOT_ASKED_FOR = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "browsing-topics")

FROM_LIST = {
    "required": _("Choose one from the list."),
    "invalid_choice": _("This is not in the list. Choose one that is."),
}
# What a field says of what it was given, by kind of field: the first that fits.
WORDS: list[tuple[type[forms.Field], dict[str, Any]]] = [
    (forms.MultipleChoiceField, {**FROM_LIST, "required": _("Choose at least one.")}),
    (forms.ChoiceField, FROM_LIST),
    (forms.IntegerField, {"required": _("Fill this in."), "invalid": _("Write a whole number, such as 3.")}),
    (forms.Field, {"required": _("Fill this in.")}),
]
# What the validators of any field say.
LIMITS = {
    "max_length": _("Shorten this to %(limit_value)s characters; it has %(show_value)s."),
    "min_value": _("Choose %(limit_value)s or more."),
    "max_value": _("Choose %(limit_value)s or fewer."),
    "null_characters_not_allowed": _("Write this without special characters that cannot be seen."),
}


class Form(forms.Form):
    """A form that says in our words what is missing or wrong, wherever a field has no better ones of its own."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            _speak(field)
        super().full_clean()


def _speak(field: forms.Field) -> None:
    words = next(words for kind, words in WORDS if isinstance(field, kind))
    for code, sentence in words.items():
        if field.error_messages.get(code) is _of_django(type(field), code):
            field.error_messages[code] = sentence
    for code, sentence in LIMITS.items():
        field.error_messages.setdefault(code, sentence)


def _of_django(kind: type[forms.Field], code: str) -> Any:
    told = (base.__dict__.get("default_error_messages", {}) for base in kind.__mro__ if base.__module__ == FIELDS)
    return next((messages[code] for messages in told if code in messages), None)


def tried(form: forms.BaseForm, act: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Do the act; where it is refused, put its sentence on the form and answer False. Nothing typed is lost."""
    try:
        act(*args, **kwargs)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def ask_for_nothing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell the browser to lend no page what none needs, and no other site anything of ours."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", ", ".join(f"{name}=()" for name in NOT_ASKED_FOR))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer


def keep_to_oneself(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell the browser to keep no page of anyone with a session, unless the page itself says how long it lasts.

    Whoever sits down at a ward's computer next must not come back to it by a press on "Back".
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.session.is_empty():
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer
