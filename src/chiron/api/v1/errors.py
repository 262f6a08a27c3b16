"""Every no of the API in one shape, said in one place and documented from the same place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils.functional import Promise
from django.utils.log import log_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from chiron.base.errors import Refused

Code = Literal[
    "unreadable",
    "unauthenticated",
    "unallowed",
    "unseen",
    "wrong-verb",
    "refused",
    "too-large",
    "wrong-kind",
    "invalid",
    "too-many",
    "broken",
]


class Fault(Schema):
    """One thing that is not right in what was sent."""

    path: list[str | int] = Field(description="Where it is, from the outside in, such as body, name.")
    sentence: str = Field(description="What is wrong with it.")


class Problem(Schema):
    code: Code = Field(description="What kind of no it is; it does not change within a version.")
    sentence: str = Field(description="What is wrong and what to do, for a person to read.")
    fields: list[Fault] = Field(description="With code invalid: everything that is not right. Otherwise empty.")


class Error(Schema):
    """The one shape of a no."""

    error: Problem


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of no: its code, when it is given, and what it says where nothing better is known."""

    code: Code
    when: str
    sentence: str | Promise


KINDS: dict[int, Kind] = {
    400: Kind(
        "unreadable",
        "The body is not JSON.",
        gettext_lazy("This could not be read as JSON. Check what you send and try again."),
    ),
    401: Kind(
        "unauthenticated",
        "Nobody is signed in, or the key opens nothing (any more).",
        gettext_lazy("Sign in, or send a key that is still good: “Authorization: Bearer …”."),
    ),
    403: Kind(
        "unallowed",
        "The person may not do this, the key is not for this, or a browser's session came without its CSRF token.",
        gettext_lazy("You may see this, but not do it."),
    ),
    404: Kind(
        "unseen",
        "There is nothing at this address, or nothing that this person may see.",
        gettext_lazy("There is nothing here that you can see."),
    ),
    405: Kind("wrong-verb", "The address does not take this verb.", gettext_lazy("This address takes: %(verbs)s.")),
    409: Kind(
        "refused",
        "It was understood and not done: the sentence says why, as on the page.",
        gettext_lazy("This cannot be done now."),
    ),
    413: Kind("too-large", "The body is larger than 2.5 MB.", gettext_lazy("This is too large. Send less at once.")),
    415: Kind(
        "wrong-kind",
        "The body is something other than JSON.",
        gettext_lazy("Send JSON, and say so: “Content-Type: application/json”."),
    ),
    422: Kind(
        "invalid",
        "The body or a parameter has the wrong shape; the fields say where.",
        gettext_lazy("Something you sent does not have the right shape. The fields say what."),
    ),
    429: Kind(
        "too-many",
        "Too many requests in this minute. Retry-After says how many seconds to wait.",
        gettext_lazy("That was a lot at once. Wait a little, then go on."),
    ),
    500: Kind(
        "broken",
        "Something is broken on our side. It has been written down.",
        gettext_lazy("Something is broken on our side. It has been written down; try again later."),
    ),
}


def refusal(status: int, sentence: str = "", fields: Iterable[dict[str, Any]] = ()) -> HttpResponse:
    """Answer a no in the one shape."""
    kind = KINDS[status]
    error = {"code": kind.code, "sentence": sentence or str(kind.sentence), "fields": list(fields)}
    response = JsonResponse({"error": error}, status=status)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def hear(api: NinjaAPI) -> None:
    """Let every exception that can leave an operation be answered in the one shape."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(PermissionDenied, lambda _request, _no: refusal(403))
    api.add_exception_handler(Http404, lambda _request, _no: refusal(404))
    api.add_exception_handler(ObjectDoesNotExist, lambda _request, _no: refusal(404))
    api.add_exception_handler(RequestDataTooBig, lambda _request, _no: refusal(413))
    api.add_exception_handler(UnreadablePostError, lambda _request, _no: refusal(400))
    api.add_exception_handler(AuthenticationError, lambda _request, _no: refusal(401))
    api.add_exception_handler(HttpError, _known)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Exception, _broken)


def _refused(_request: HttpRequest, refused: Any) -> HttpResponse:
    return refusal(409, refused.sentence)


class Unallowed(HttpError):
    """A no to somebody we know, with its sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(403, sentence)


def _known(_request: HttpRequest, error: Any) -> HttpResponse:
    # The sentences of ninja's own errors are not ours: only our own are said.
    response = refusal(error.status_code, str(error) if isinstance(error, Unallowed) else "")
    if isinstance(error, Throttled) and error.wait is not None:
        response["Retry-After"] = str(error.wait)
    return response


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    if all(fault["loc"][0] == "path" for fault in error.errors):
        # An address with something impossible in it is an address where nothing is.
        return refusal(404)
    return refusal(422, fields=[{"path": _path(fault["loc"]), "sentence": _sentence(fault)} for fault in error.errors])


def _path(loc: tuple[str | int, ...]) -> list[str | int]:
    # ninja names the argument of the operation too, which is nobody's business outside.
    return [loc[0], *loc[2:]] if loc[0] == "body" else list(loc)


def _sentence(fault: dict[str, Any]) -> str:
    if fault["type"] == "missing":
        return _("This is missing.")
    if fault["type"] == "extra_forbidden":
        return _("There is no field of this name.")
    if fault["type"] == "value_error":
        return str(fault["ctx"]["error"])
    return f"{fault['msg']}."


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    # As Django does for its own page: whoever watches is told, and the log has the traceback.
    got_request_exception.send(sender=None, request=request)
    response = refusal(500)
    log_response("Broken: %s", request.path, response=response, request=request, exception=error)
    return response


def described() -> dict[str, Any]:
    """Describe every no once, as OpenAPI response components; operations point at them by code."""
    components: dict[str, Any] = {}
    for status, kind in KINDS.items():
        example = {"error": {"code": kind.code, "sentence": str(kind.sentence), "fields": []}}
        components[kind.code] = {
            "description": kind.when,
            "content": {
                "application/json": {
                    "schema": {"$ref": "#/components/schemas/Error"},
                    "examples": {kind.code: {"value": example}},
                }
            },
        }
        if status == 429:
            components[kind.code]["headers"] = {
                "Retry-After": {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds to wait."}
            }
    return components
