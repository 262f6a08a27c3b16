"""The words to choose from."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext
from ninja import Router, Schema
from pydantic import Field

from chiron.api.v1.who import ApiRequest, needs
from chiron.vocabulary.terms import KINDS, Vocabulary, vocabulary

router = Router(tags=["Words to choose from"], auth=needs(None))


class ListOut(Schema):
    """A vocabulary, without its words."""

    kind: str
    version: str
    source: str = Field(description="Where the words come from.")
    size: int


class Lists(Schema):
    items: list[ListOut]


class GroupOut(Schema):
    code: str
    label: str


class TermOut(Schema):
    """One word. Its code never changes; its label is in the language that Accept-Language asks for."""

    code: str
    label: str
    group: str = Field(description="The code of its group; empty where there are no groups.")
    aliases: list[str] = Field(description="Other names people use for it.")
    more: dict[str, str | int | bool | list[str] | None] = Field(description="What only this kind of word has.")


class VocabularyOut(ListOut):
    groups: list[GroupOut]
    terms: list[TermOut]


@router.get("", response=Lists, summary="Every vocabulary")
def vocabularies(request: ApiRequest) -> dict[str, Any]:  # noqa: ARG001 -- ninja knows it by this name
    return {"items": [_head(vocabulary(kind)) for kind in KINDS]}


@router.get("/{kind}", response=VocabularyOut, summary="The words of one vocabulary, in their order")
def words(request: ApiRequest, kind: str) -> dict[str, Any]:  # noqa: ARG001 -- ninja knows it by this name
    if kind not in KINDS:
        raise Http404
    told = vocabulary(kind)
    return {
        **_head(told),
        "groups": [{"code": group.code, "label": gettext(group.label)} for group in told.groups],
        "terms": [
            {
                "code": term.code,
                "label": gettext(term.label),
                "group": term.group,
                "aliases": list(term.aliases),
                "more": dict(term.more),
            }
            for term in told
        ],
    }


def _head(told: Vocabulary) -> dict[str, Any]:
    return {"kind": told.kind, "version": told.version, "source": told.source, "size": len(told)}
