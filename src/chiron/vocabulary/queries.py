"""The vocabularies in the reader's language, ready to be chosen from."""

from collections.abc import Iterable

from django.utils.translation import gettext

from chiron.vocabulary.terms import Term, vocabulary

Pairs = list[tuple[str, str]]


def label(kind: str, code: str) -> str:
    """The word for a code, in the reader's language; the code itself where the vocabulary has let it go."""
    words = vocabulary(kind)
    return gettext(words[code].label) if code in words else code


def labels(kind: str, codes: Iterable[str]) -> list[str]:
    """The words for some codes, in the order of the vocabulary."""
    chosen = set(codes)
    return [gettext(term.label) for term in vocabulary(kind) if term.code in chosen]


def choices(kind: str) -> Pairs:
    """Every term as (code, words), in the order of the vocabulary."""
    return [(term.code, _words(kind, term)) for term in vocabulary(kind)]


def grouped(kind: str) -> list[tuple[str, Pairs]]:
    """Every term as (group, [(code, words), …]), in the order of the vocabulary."""
    words = vocabulary(kind)
    return [
        (gettext(group.label), [(term.code, _words(kind, term)) for term in words if term.group == group.code])
        for group in words.groups
    ]


def familiar_names(code: str) -> str:
    """What a stage is called where people work, such as “MS3, MS4 · Clinical years”; empty where there is no other."""
    more = vocabulary("stages")[code].more
    return " · ".join(name for name in (more.get("us"), more.get("uk")) if name)


def _words(kind: str, term: Term) -> str:
    words = gettext(term.label)
    if kind == "languages" and term.more["own"] != term.label:
        return f"{words} ({term.more['own']})"
    if kind == "stages" and (names := familiar_names(term.code)):
        return f"{words} ({names})"
    return words
