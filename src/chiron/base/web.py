"""What every view shares: trying an act for a form, the moment it is tried at, and what browsers may never do."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from chiron.base.errors import Refused

__all__ = ["ask_for_nothing", "keep_to_oneself", "now", "tried"]

NOT_ASKED_FOR = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "browsing-topics")


def tried(form: BaseForm, act: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
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
