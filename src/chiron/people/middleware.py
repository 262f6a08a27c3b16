import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SEEN_EVERY = 10 * 60


class SessionSeen:
    """Keeps the list of a person's sessions true, to ten minutes: to write at every read would hold all others up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = int(time.time())
        if request.user.is_authenticated and request.session.get("seen_at", 0) <= at - SEEN_EVERY:
            request.session["seen_at"] = at
            UserSession.objects.create_from_request(request)
        return self.get_response(request)


class PersonTimeZone:
    """Shows each person every time in their own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(request.user.zone):
            return self.get_response(request)
