"""Who asks: a program with a key, or a person in their own browser. Two classes, because they are two dangers.

A key is sent on purpose, so it needs no CSRF token. A browser sends its cookie whatever page it is on, so a session
needs one. A request with a key never falls back on the cookie: where both come, the key alone decides.
"""

from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, Throttled
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from chiron.api import actions, queries
from chiron.api.models import Scope
from chiron.api.v1.errors import Unallowed
from chiron.api.v1.throttle import PerMinute
from chiron.base.web import now
from chiron.people.models import Person

# A program whose key has been revoked may go on asking for ever.
WRONG_KEYS = PerMinute(60)


class ApiRequest(HttpRequest):
    """A request whose person is known."""

    auth: Person
    user: Person


class WithKey(AuthBase):
    """A key in the header, good for one scope; without a scope, any key will do."""

    openapi_name = "key"
    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = "A key made at /me/keys/."

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Person | None:
        scheme, _space, value = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        at = now()
        key = queries.key_that_opens(value.strip(), at=at)
        if key is None:
            if not WRONG_KEYS.allows(f"wrong key {WRONG_KEYS.get_ident(request)}"):
                raise Throttled(WRONG_KEYS.wait())
            raise AuthenticationError
        if self.scope and self.scope not in key.scopes:
            raise Unallowed(_("This key is not for that. Make one that may: %(scope)s.") % {"scope": self.scope.label})
        actions.note_use(key, at=at)
        person = cast(Person, key.token.user)
        request.user = person
        return person


class WithSession(AuthBase):
    """A person signed in in this browser; whatever changes something needs the CSRF token of our pages."""

    openapi_name = settings.SESSION_COOKIE_NAME
    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_description = "The session of a signed-in person; writing needs the X-CSRFToken header too."

    def __call__(self, request: HttpRequest) -> Person | None:
        if not request.user.is_authenticated:
            return None
        if check_csrf(request):
            raise Unallowed(_("Your browser's CSRF token is missing or old. Load a page of Chiron again."))
        return request.user


def needs(scope: Scope | None) -> list[AuthBase]:
    """Let in whoever is signed in, and a key that is good for the scope."""
    return [WithKey(scope), WithSession()]
