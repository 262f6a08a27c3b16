"""The OpenAPI document as a page's data, so that it can be read without a script or another program."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chiron.api.models import Scope
from chiron.api.v1 import api
from chiron.api.v1.errors import KINDS

VERBS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Part:
    """One value in a body, a parameter or an answer: its name with all it stands in, and what it is."""

    name: str
    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the API does."""

    id: str
    verb: str
    path: str
    summary: str
    scope: Scope | None
    parameters: list[Part]
    body: list[Part]
    status: str
    answer: list[Part]
    refusals: list[str]


def chapters() -> list[tuple[str, list[Act]]]:
    """Every act of the API under the name of what it is about, in the order of the document."""
    document: dict[str, Any] = api.get_openapi_schema()
    told: dict[str, list[Act]] = {}
    for path, verbs in document["paths"].items():
        for verb in VERBS:
            if verb in verbs:
                told.setdefault(verbs[verb]["tags"][0], []).append(_act(document, path, verb, verbs[verb]))
    return list(told.items())


def refusals() -> list[tuple[int, str, str]]:
    """Every kind of no: its status, its code and when it is given."""
    return [(status, kind.code, kind.when) for status, kind in KINDS.items()]


def _act(document: dict[str, Any], path: str, verb: str, told: dict[str, Any]) -> Act:
    status, answer = next((status, answer) for status, answer in told["responses"].items() if int(status) < 300)
    scopes = [scope for way in told.get("security", []) for scope in way.get("key", [])]
    return Act(
        id=told["operationId"],
        verb=verb.upper(),
        path=path,
        summary=told["summary"],
        scope=Scope(scopes[0]) if scopes else None,
        parameters=[
            Part(each["name"], _kind(document, each["schema"]), each["required"], each.get("description", ""))
            for each in told["parameters"]
        ],
        body=_content(document, told.get("requestBody", {})),
        status=str(status),
        answer=_content(document, answer),
        refusals=[f"{status}" for status in told["responses"] if int(status) >= 400],
    )


def _content(document: dict[str, Any], holder: dict[str, Any]) -> list[Part]:
    schema = holder.get("content", {}).get("application/json", {}).get("schema")
    return list(_parts(document, schema)) if schema else []


def _parts(document: dict[str, Any], schema: dict[str, Any], within: str = "") -> Iterator[Part]:
    schema = _followed(document, schema)
    for name, inner in schema.get("properties", {}).items():
        place = f"{within}{name}"
        yield Part(place, _kind(document, inner), name in schema.get("required", ()), inner.get("description", ""))
        items = _followed(document, inner)
        if items.get("type") == "array":
            yield from _parts(document, items["items"], f"{place}[].")
        else:
            yield from _parts(document, items, f"{place}.")


def _followed(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        found: dict[str, Any] = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return found
    return schema


def _kind(document: dict[str, Any], schema: dict[str, Any]) -> str:
    """Say in a few words what a value is."""
    if "anyOf" in schema:
        return " or ".join(_kind(document, way) for way in schema["anyOf"])
    schema = _followed(document, schema)
    if "enum" in schema:
        return " or ".join(f"“{value}”" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(document, schema['items'])}"
    kind = schema.get("format") or schema.get("type") or "any"
    return f"{kind} {_range(schema)}".strip()


def _range(schema: dict[str, Any]) -> str:
    if "minimum" in schema:
        return f"{schema['minimum']}–{schema['maximum']}" if "maximum" in schema else f"from {schema['minimum']}"
    return f"up to {schema['maxLength']}" if "maxLength" in schema else ""
