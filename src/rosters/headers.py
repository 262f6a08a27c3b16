"""What a column header means: known words first, then telling phrases and spelling, checked against the answers."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from chiron.vocabulary.terms import vocabulary
from rosters import values
from rosters.answers import Words, nothing, words
from rosters.fields import FIELDS, SIDED, STYLES, VOCABULARIES, apart
from rosters.roster import Sureness
from rosters.text import fold

AFFIX = re.compile(
    r"^\W*(?:for |as |if you are |if |questions for )?(?:an? )?(mentor|mentee)s?(?: only| section| questions?)?"
    r"\s*[:\]),.–—-]+\s*(.+)$"
    r"|^(.+?)\s*[\[(–—-]\s*(?:for |as )?(?:an? )?(mentor|mentee)s?(?: only)?\W*$",
    re.IGNORECASE,
)
HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*|^\s*(?:q(?:uestion)?\s*)?\d+(?:\.\d+)*\s*[.):]\s*", re.IGNORECASE)
MOST_SEEN = 500  # letters of a header; no question is told by what comes behind them
BEHIND = re.compile(r"\s*[(\[:;,/]|\s+[-–—]\s+")  # what parts an answer from a remark
BEGUN = re.compile(r"(?:mentee|mentor|both)s?\b", re.IGNORECASE)
MOSTLY = 0.8
TOLD_BY_ANSWERS = ("roles", "languages", "channels", "stage", "specialties", "topics")
ENOUGH = 0.6  # of the answers fit the vocabulary of a field


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """What a header was taken for; without a field the column is set aside, and ``why`` says the reason."""

    field: str
    sureness: Sureness
    score: int
    compared_with: str
    candidates: tuple[str, ...] = ()
    why: str = ""
    names: tuple[str, ...] = ()  # codes of the topics that the header itself names


EMPTY = HeaderGuess("", "sure", 0, "", why="it is empty")
UNKNOWN = HeaderGuess("", "sure", 0, "", why="nothing that matching uses, as far as can be told")


@dataclass(frozen=True, slots=True)
class _Index:
    exact: dict[str, HeaderGuess]
    keys: dict[frozenset[str], HeaderGuess]
    signs: list[tuple[str, str]]  # telling phrase, field; longest first
    unsettled: dict[str, tuple[str, ...]]
    fillers: frozenset[str]


def guess(texts: Sequence[str], samples: Sequence[str]) -> HeaderGuess:
    """Say what the column with these names (a question, a variable's name) and these answers holds."""
    shown = [text[:MOST_SEEN] for text in texts if text]
    for text in shown:
        if found := _known(text, samples):
            return _by_answers_after_all(found, samples)
    if not samples:
        return EMPTY
    for text in shown:
        if found := _told_by_phrase(text, samples) or _spelled(text, samples):
            return _by_answers_after_all(found, samples)
    return _by_answers_after_all(UNKNOWN, samples)


def _by_answers_after_all(found: HeaderGuess, samples: Sequence[str]) -> HeaderGuess:
    """Believe the answers where they say a side, or where the header alone would have the column left out."""
    bare = apart(found.field)[1]
    side = _told_by_sides(samples) if (bare in ("", "goals", "other") and not found.why) or found is UNKNOWN else None
    if side and (side.field or found is UNKNOWN):
        return side
    return (_told_by_answers(samples) if found is UNKNOWN or bare == "other" else None) or found


def is_known(text: str) -> bool:
    """Whether a text is a header that needs no guessing; used to find the header row."""
    index, forms = _index(), _forms(text[:MOST_SEEN])
    return any(form in index.exact or form in index.unsettled or _key(form) in index.keys for form in forms)


def fit(field: str, samples: Sequence[str]) -> float | None:
    """Say which share of the answers a field could take; None if nothing can be told from them."""
    _, bare = apart(field)
    filled = [sample for sample in samples if sample]
    if not filled:
        return None
    if bare in VOCABULARIES or bare == "side":
        lookup = sides() if bare == "side" else words(VOCABULARIES[bare])
        return sum(_known_share(lookup, sample) for sample in filled) / len(filled)
    check = values.CHECKS.get("style" if bare in STYLES else bare)
    return None if check is None else sum(map(check, filled)) / len(filled)


def _known_share(lookup: Words, text: str) -> float:
    """Say how much of an answer a vocabulary knows; an answer that says nothing tells nothing."""
    pieces = list(lookup.split(text))
    known = [meaning for piece, meaning in pieces if meaning.sureness != "doubtful" or lookup.known(piece)]
    return len(known) / len(pieces) if any(meaning.codes or meaning.candidates for meaning in known) else 0.0


@cache
def sides() -> Words:
    """The words for being a mentee, a mentor or both."""
    told = _data()["sides"]
    return Words(((side, side, told[side]) for side in ("mentee", "mentor", "both")), {}, {})


def _known(text: str, samples: Sequence[str]) -> HeaderGuess | None:
    index = _index()
    for form in _forms(text):
        if candidates := index.unsettled.get(form):
            return _settled(form, candidates, samples)
        if found := index.exact.get(form):
            return found
    for form in _forms(text):
        if found := index.keys.get(_key(form)):
            return found
    if match := AFFIX.match(text):
        side, rest = (match[1], match[2]) if match[1] else (match[4], match[3])
        found = _known(rest, samples) if rest.strip() != text.strip() else None
        return found and _on_side(found, side.lower())
    first, _, rest = fold(text).partition(" ")
    if first in ("mentor", "mentee", "mentors", "mentees") and rest:
        found = _known(rest, samples)
        if found and apart(found.field)[1] in SIDED:
            return _on_side(found, first.rstrip("s"))
    return None


def _on_side(found: HeaderGuess, side: str) -> HeaderGuess:
    told, bare = apart(found.field)
    if told or bare not in SIDED:
        return found
    return HeaderGuess(f"{side}.{bare}", found.sureness, found.score, found.compared_with, found.candidates, found.why)


def _settled(form: str, candidates: tuple[str, ...], samples: Sequence[str]) -> HeaderGuess:
    """Decide by the answers what a word such as "role" or "interests" stands for here."""
    first = candidates[0]
    if not samples:
        return EMPTY
    if len(candidates) == 1 and fit(first, samples) is None:
        return HeaderGuess(first, "likely", 80, form)
    fits = {field: fit(field, samples) or 0.0 for field in candidates}
    field = max(fits, key=lambda name: fits[name])
    gap = fits[field] - max((share for name, share in fits.items() if name != field), default=0.0)
    if first == "side" and fits[first] >= 0.9:  # "mentor" is also one of the roles that a mentor may play
        return HeaderGuess(first, "sure", round(fits[first] * 100), form)
    if fits[field] >= ENOUGH and gap >= 0.25:
        sure = fits[field] >= 0.9 and field == first
        return HeaderGuess(field, "sure" if sure else "likely", round(fits[field] * 100), form)
    if fits[field] < 0.2 and (len(candidates) == 1 or form in _index().exact):
        known = _index().exact.get(form, UNKNOWN)
        return UNKNOWN if known.field else known
    return HeaderGuess("", "doubtful", round(fits[field] * 100), form, candidates)


def _told_by_phrase(text: str, samples: Sequence[str]) -> HeaderGuess | None:
    folded = f" {fold(text)} "
    found = [(sign, field) for sign, field in _index().signs if f" {sign} " in folded]
    guesses = [_weighed(_with_side(field, folded), sign, samples) for sign, field in found]
    likely = (each for each in guesses if each and each.sureness == "likely")
    return next(likely, next((each for each in guesses if each), None))


def _with_side(field: str, folded: str) -> str:
    """Add the side that a question is put to: "As a mentor, which topics …"."""
    named = [side for side in ("mentee", "mentor") if re.match(rf" (?:for |as an? )?{side}s? ", folded)]
    side, bare = apart(field)
    return f"{named[0]}.{bare}" if not side and bare in SIDED and len(named) == 1 else field


def _weighed(field: str, sign: str, samples: Sequence[str]) -> HeaderGuess | None:
    """Hold a telling phrase against the answers."""
    share, bare = fit(field, samples), apart(field)[1]
    if share is None and bare == "goals":
        return HeaderGuess(field, "likely", 80, sign)
    if share is not None and share >= ENOUGH:
        return HeaderGuess(field, "likely", round(80 + 15 * share), sign)
    if bare not in VOCABULARIES and share is not None and share < 0.2:
        return None
    return HeaderGuess("", "doubtful", 60, sign, (field,))


def _spelled(text: str, samples: Sequence[str]) -> HeaderGuess | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = fold(text)
    if len(folded) < 4:
        return None
    exact = _index().exact
    near = process.extract(folded, exact.keys(), scorer=OSA.normalized_similarity, limit=5, score_cutoff=0.78)
    if not near:
        return None
    best, score, _ = near[0]
    found = exact[best]
    typos = OSA.distance(folded, best)
    share = fit(found.field, samples) if found.field else None
    close = typos <= (1 if len(best) < 10 else 2) and len(best) > 4
    if close and not found.field:
        return HeaderGuess("", "sure", round(score * 100), best, why=found.why)
    if found.field and ((close and (share is None or share >= 0.3)) or (share is not None and share >= ENOUGH)):
        return HeaderGuess(found.field, "likely", round(score * 100), best)
    if not found.field:
        return None
    return HeaderGuess("", "doubtful", round(score * 100), best, (found.field,))


def _told_by_sides(samples: Sequence[str]) -> HeaderGuess | None:
    """Notice a column whose answers all begin with a side, as "Mentee (I am looking for a mentor)" does.

    It is sure only if both sides are named and nothing but a remark follows, since "Mentor in surgery" may be a wish.
    """
    filled = [sample for sample in samples if not nothing(sample)]
    heads = [sides().known(BEHIND.split(sample.strip(), maxsplit=1)[0]) for sample in filled]
    told = {code for head in heads if head for code in head.codes}
    if filled and all(head and head.codes for head in heads) and len(told) > 1:
        return HeaderGuess("side", "sure", 100, "its answers")
    begun = sum(bool((head and head.codes) or BEGUN.match(sample)) for head, sample in zip(heads, filled, strict=True))
    if filled and begun >= MOSTLY * len(filled):
        return HeaderGuess("", "doubtful", round(100 * begun / len(filled)), "its answers", ("side",))
    return None


def _told_by_answers(samples: Sequence[str]) -> HeaderGuess | None:
    """Notice a column whose header says nothing but most of whose different answers are words of one vocabulary."""
    fits = [(_words_among(words(VOCABULARIES[field]), samples), field) for field in TOLD_BY_ANSWERS]
    (share, known), field = max(fits)
    return (
        HeaderGuess("", "doubtful", round(share * 100), "its answers", (field,)) if share > 0.5 and known > 1 else None
    )


def _words_among(lookup: Words, samples: Sequence[str]) -> tuple[float, int]:
    """Say which share of the different answers, and how many, a vocabulary knows, whatever remark follows them."""
    pieces = dict(piece for sample in samples for piece in lookup.split(sample) if not nothing(piece[0]))
    known = [
        piece
        for piece, meaning in pieces.items()
        if meaning.codes or lookup.known(piece) or (meaning.remark and meaning.candidates)
    ]
    return (len(known) / len(pieces), len(known)) if pieces else (0.0, 0)


def _forms(text: str) -> list[str]:
    bare = HINT.sub(" ", text)
    return [form for form in dict.fromkeys((fold(text), fold(bare))) if form]


def _key(form: str) -> frozenset[str]:
    return frozenset(_single(word) for word in form.split() if word not in _index().fillers)


def _single(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("rosters") / "headers.json").read_text(encoding="utf-8"))
    return data


@cache
def _index() -> _Index:
    data = _data()
    exact: dict[str, HeaderGuess] = {}
    for why, names in (
        ("the survey tool's own", data["machinery"]),
        ("never used in matching", data["never"]),
        ("not used in matching", data["beside"]),
    ):
        for name in names:
            exact[fold(name)] = HeaderGuess("", "sure", 100, name, why=why)
    signs: list[tuple[str, str]] = []
    named: list[tuple[str, str]] = [(field, field) for field in sorted(FIELDS)]
    for field, told in data["fields"].items():
        named += [(name, field) for name in told["names"]]
        signs += [(fold(sign), field) for sign in told["signs"]]
    for style in vocabulary("styles"):
        ends = f"{style.more.get('low', '')} – {style.more.get('high', '')}"
        called = (style.label, style.code, f"style {style.label}", ends, style.more.get("question", ""), *style.aliases)
        named += [(name, f"style.{style.code}") for name in called]
    for name, field in named:
        if fold(name) and (field not in exact or fold(name) != field):
            exact.setdefault(fold(name), HeaderGuess(field, "sure", 100, name))
    fillers = frozenset(data["fillers"])
    unsettled = {fold(name): tuple(fields) for name, fields in data["unsettled"].items()}
    signs.sort(key=lambda sign: -len(sign[0]))
    return _Index(exact, _keys(exact, fillers, unsettled), signs, unsettled, fillers)


def _keys(
    exact: dict[str, HeaderGuess], fillers: frozenset[str], unsettled: dict[str, tuple[str, ...]]
) -> dict[frozenset[str], HeaderGuess]:
    """Index headers by their telling words in any order, leaving out what would then mean two things."""
    keys: dict[frozenset[str], HeaderGuess] = {}
    clash: set[frozenset[str]] = set()
    for name, found in exact.items():
        key = frozenset(_single(word) for word in name.split() if word not in fillers)
        if len("".join(key)) < 3:
            continue
        first = keys.setdefault(key, HeaderGuess(found.field, found.sureness, 95, found.compared_with, why=found.why))
        if first.field != found.field:
            clash.add(key)
    for name in unsettled:
        clash.add(frozenset(_single(word) for word in name.split() if word not in fillers))
    return {key: found for key, found in keys.items() if key not in clash}
