"""The vocabularies as plain values: read once from the data files beside this module, without Django."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

KINDS = (
    "specialties", "stages", "topics", "roles", "formats", "styles", "channels", "languages", "powers", "help",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which terms stand together."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary: a code that never changes, a label for people, and other names for it."""

    code: str
    label: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ordered list of terms with its version and where it comes from.

    ``broad`` maps a word that is wider than one term, such as "research" or "med-peds", to all that it covers, the
    most typical first: it means every one of them, or the first where only one can be given.
    ``ambiguous`` maps a word that may mean quite different terms to those, likeliest first: ask which is meant.
    Neither kind of word is an alias of any term.
    """

    kind: str
    version: str
    source: str
    groups: tuple[Group, ...]
    terms: Mapping[str, Term]
    broad: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms.values())

    def __contains__(self, code: object) -> bool:
        return code in self.terms

    def __getitem__(self, code: str) -> Term:
        return self.terms[code]

    def __len__(self) -> int:
        return len(self.terms)


@cache
def vocabulary(kind: str) -> Vocabulary:
    """Read the vocabulary of that name, such as ``topics``; KeyError if there is none."""
    if kind not in KINDS:
        raise KeyError(f"There is no vocabulary named {kind}. There are: {', '.join(KINDS)}.")
    file = files("chiron.vocabulary") / "data" / f"{kind}.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    terms = [
        Term(
            code=term.pop("code"),
            label=term.pop("label"),
            group=term.pop("group", ""),
            aliases=tuple(term.pop("aliases", ())),
            more=term,
        )
        for term in data["terms"]
    ]
    return Vocabulary(
        kind=kind,
        version=data["version"],
        source=data["source"],
        groups=tuple(Group(**group) for group in data.get("groups", ())),
        terms={term.code: term for term in terms},
        broad={words: tuple(codes) for words, codes in data.get("broad", {}).items()},
        ambiguous={words: tuple(codes) for words, codes in data.get("ambiguous", {}).items()},
    )
