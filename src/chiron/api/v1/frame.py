"""The frame of the API: what every address has in common, and the OpenAPI document that says so."""

import re
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, re_path
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security.base import AuthBase

from chiron.api.v1 import errors
from chiron.api.v1.who import WithKey

View = Callable[..., HttpResponseBase]


class Document(OpenAPISchema):
    """The OpenAPI document, with every no described once and the scope that each operation asks of a key."""

    def responses(self, operation: Operation) -> dict[Any, Any]:
        answers: dict[Any, Any] = super().responses(operation)
        for status in self._possible(operation):
            answers[status] = {"$ref": f"#/components/responses/{errors.KINDS[status].code}"}
        return answers

    def operation_security(self, operation: Operation) -> list[dict[str, Any]]:
        ways = []
        for way in operation.auth_callbacks:
            name = "key" if isinstance(way, WithKey) else "session"
            self.securitySchemes[name] = cast(AuthBase, way).openapi_security_schema
            ways.append({name: [way.scope] if isinstance(way, WithKey) and way.scope else []})
        return ways

    def get_components(self) -> dict[str, Any]:
        shape = errors.Error.model_json_schema(ref_template="#/components/schemas/{model}")
        self.add_schema_definitions({**shape.pop("$defs"), "Error": shape})
        return {**super().get_components(), "responses": errors.described()}

    def _possible(self, operation: Operation) -> list[int]:
        sources = {model.__ninja_param_source__ for model in operation.models}
        possible = [401, 403, 405, 429, 500]
        if "path" in sources:
            possible.append(404)
        if operation.methods != ["GET"]:
            possible.append(409)
        if sources & {"body", "query"}:
            possible.append(422)
        if "body" in sources:
            possible += [400, 413, 415]
        return sorted(possible)


class Api(NinjaAPI):
    """An API whose every answer, also a no, is JSON of a documented shape."""

    def set_default_exception_handlers(self) -> None:
        errors.hear(self)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        return _document(self, path_prefix or self.get_root_path(path_params or {}), get_language())

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def _get_urls(self) -> list[Any]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                reads_only = pattern.name == "openapi-json"
                pattern.callback = framed(require_GET(pattern.callback) if reads_only else pattern.callback)
        # What no operation answers is answered all the same, and never by a page.
        return [*patterns, re_path(r"^(?P<anything>[\s\S]*)$", framed(_nothing))]


@cache
def _document(api: NinjaAPI, path_prefix: str, _language: str | None) -> Document:
    return Document(api, path_prefix)


def framed(view: View) -> View:
    """Give a view what every address of the API has: open to programs, JSON also where nothing fits, never kept."""

    @login_not_required
    @csrf_exempt  # whoever asks is known by WithKey or WithSession, which also looks for the CSRF token
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        verb, request.method = request.method, "GET" if request.method == "HEAD" else request.method
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = errors.refusal(404)
        request.method = verb
        if response.status_code == 405:
            verbs = response["Allow"]
            response = errors.refusal(405, str(errors.KINDS[405].sentence) % {"verbs": verbs})
            response["Allow"] = verbs
        response["Cache-Control"] = "no-store"
        return response

    return answer


def speaks_json(run: View) -> View:
    """Refuse a body that does not say it is JSON, so that no form on another site can be taken for one."""

    @wraps(run)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sends = request.headers.get("Content-Length", "0") not in {"", "0"} or "Transfer-Encoding" in request.headers
        if sends and not re.fullmatch(r"application/(\w+\+)?json", request.content_type or ""):
            return errors.refusal(415)
        return run(request, *args, **kwargs)

    return check


def _nothing(_request: HttpRequest, **_anything: str) -> HttpResponse:
    return errors.refusal(404)
