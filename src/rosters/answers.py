"""What an answer means: looked up in a vocabulary by label, code and alias, then by spelling."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from chiron.vocabulary.terms import vocabulary
from rosters.roster import Sureness
from rosters.text import clean, fold, plain

NOTHING = frozenset(
    fold(word)
    for word in """
    n/a|na|none|nil|no answer|no preference|no preferences|no strong preference|not applicable|prefer not to say|
    prefer not to answer|rather not say|unsure|not sure|not sure yet|undecided|still undecided|don't know|do not know|
    tbd|tba|to be decided|unknown|null|nan|any|anything|either|no particular preference|none of the above|not yet
    """.split("|")  # noqa: SIM905 -- a list of words reads better than a list of strings
)
BLANKS = frozenset({"", "-", "--", "---", "?", ".", "/"})
MOST_JOINED = 6  # no label of ours holds more commas
MOST_PIECES = 120
MOST_KEPT = 20_000
JOINABLE = re.compile(r"(?<!\d) | (?!\d)")  # "pgy 3" is "pgy3", but "pgy1 3" is a range
COMMA = re.compile(r"\s*[,，、،]\s*(?![^()\[\]]*[)\]])")  # none inside brackets: "Exam preparation (written, oral)"
DESCRIBED = re.compile(r"^(?:e\.?g\.?|i\.?e\.?|such as|including|for example|like)\b", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-*•·‣▪✓☑✔–]\s*|\(?\d{1,2}[.)]\s+|[a-z]\)\s+)", re.IGNORECASE)
OTHER = re.compile(
    r"^other(?:s)?(?:\s*\((?:please )?(?:specify|describe|explain)[^)]*\))?\s*(?:[:;,–—-]\s*|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text was taken for. No codes and "sure" means that the person answered with nothing."""

    codes: tuple[str, ...]
    sureness: Sureness
    score: int
    compared_with: str
    other: str = ""  # free text after "Other:", which stands for no code
    candidates: tuple[str, ...] = ()  # what a doubtful text could be
    remark: bool = False  # the text says more than that, in somebody's own words


UNKNOWN = Meaning((), "doubtful", 0, "")
EMPTY = Meaning((), "sure", 100, "")


class Words:
    """A vocabulary made ready for looking things up, together with what a map adds to it."""

    def __init__(
        self,
        terms: Iterable[tuple[str, str, Iterable[str]]],
        ambiguous: Mapping[str, tuple[str, ...]],
        broad: Mapping[str, tuple[str, ...]],
        *,
        described: bool = False,
    ) -> None:
        """``terms`` are (code, label, aliases); ``described`` allows any remark in brackets, as after a language."""
        self.described = described
        self.labels: dict[str, str] = {}
        self.exact: dict[str, Meaning] = {}
        self.given: dict[str, Meaning] = {}
        aliases: dict[str, tuple[str, set[str]]] = {}
        for code, label, names in terms:
            self.labels[code] = label
            found = Meaning((code,), "sure", 100, label)
            self.exact.setdefault(fold(label), found)
            self.exact.setdefault(fold(f"{code} {label}"), found)
            self.exact.setdefault(fold(code), found)
            for name in names:
                aliases.setdefault(fold(name), (name, set()))[1].add(code)
        for word, codes in broad.items():  # a wide word means all that it covers
            self.exact.setdefault(fold(word), Meaning(codes, "sure", 100, word))
        for word, codes in ambiguous.items():
            self.exact.setdefault(fold(word), Meaning((), "doubtful", 50, word, candidates=tuple(codes)))
        for folded, (name, meant) in aliases.items():
            codes = tuple(sorted(meant))
            found = Meaning(codes, "sure", 100, name)
            if len(codes) > 1:
                found = Meaning((), "doubtful", 50, name, candidates=codes)
            self.exact.setdefault(folded, found)
        self.exact.pop("", None)
        self.with_commas = _with_commas(
            [*self.labels.values(), *broad, *ambiguous, *(name for name, _ in aliases.values())]
        )
        self.compact = _compact(self.exact)
        self.meanings: dict[str, Meaning] = {}  # answers repeat, so each is thought about once
        self.cells: dict[str, tuple[tuple[str, Meaning], ...]] = {}

    def with_map(self, given: Mapping[str, tuple[str, ...]]) -> "Words":
        """The same words, and the answers that a map settles; an empty tuple means to leave the answer out."""
        if not given:
            return self
        more = object.__new__(Words)
        more.described, more.labels, more.exact, more.compact = self.described, self.labels, self.exact, self.compact
        more.with_commas = self.with_commas | _with_commas(given)
        more.given = {
            fold(text): Meaning(codes, "sure", 100, "the map", remark=self.known(text) is None)
            for text, codes in given.items()
        }
        more.meanings, more.cells = {}, {}
        return more

    def known(self, text: str) -> Meaning | None:
        """Look a text up as it stands, without any guessing at its spelling."""
        folded = fold(text)
        if (found := self.given.get(folded)) is not None:
            return found
        if nothing(text):  # first, since "NA" is also the code of a language
            return EMPTY
        return self.exact.get(folded) or self.compact.get(JOINABLE.sub("", folded))

    def meaning(self, text: str) -> Meaning:
        """Say what one answer means, by spelling distance if need be."""
        found = self.meanings.get(text)
        if found is None:
            if len(self.meanings) >= MOST_KEPT:
                self.meanings.clear()
            found = self.meanings[text] = self._meaning(text)
        return found

    def _meaning(self, text: str) -> Meaning:
        bare = BULLET.sub("", text)
        for form in dict.fromkeys((text, bare)):
            if (found := self.known(form)) is not None:
                return found
        if match := OTHER.match(bare):
            return replace(EMPTY, other=bare[match.end() :].strip(" ()"), remark=True)
        return self._without_remark(bare) or self._joined(bare) or self._spelled(bare)

    def _without_remark(self, text: str) -> Meaning | None:
        """Leave out a remark that only describes: "Coach – helps with one skill for a while"."""
        match = re.match(r"^(.+?)\s*\(([^()]+)\)$", text) or re.match(r"^(.+?)(?:\s+[-–—]\s+|:\s+)(.+)$", text)
        if match is None:
            return None
        found = self.known(match[1])
        if found is None or found.sureness != "sure" or not found.codes:
            return None
        remark = match[2].strip()
        if self.described or DESCRIBED.match(remark) or len(remark.split()) > 3:
            return replace(found, sureness="likely", score=90, remark=True)
        return Meaning((), "doubtful", 70, found.compared_with, candidates=found.codes, remark=True)

    def _joined(self, text: str) -> Meaning | None:
        """Take "cardiology and nephrology" or "phone/video" as several answers, if each of them is known."""
        for between in (r"\s*/\s*", r"\s*\+\s*", r"\s+and\s+|\s*&\s*", r"\s+or\s+"):
            parts = re.split(between, text, flags=re.IGNORECASE)
            if len(parts) < 2:
                continue
            found = [self.known(part) for part in parts]
            if all(each is not None and each.sureness == "sure" and each.codes for each in found):
                codes = dict.fromkeys(code for each in found if each for code in each.codes)
                names = ", ".join(each.compared_with for each in found if each)
                return Meaning(tuple(codes), "likely", 90, names, remark=any(each.remark for each in found if each))
        return None

    def _spelled(self, text: str) -> Meaning:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        folded = fold(text)
        digits = re.findall(r"\d+", folded)
        names = {**self.exact, **self.given}
        near = process.extract(folded, names.keys(), scorer=OSA.normalized_similarity, limit=40, score_cutoff=0.6)
        same = [(name, score) for name, score, _ in near if re.findall(r"\d+", name) == digits]
        if not same:
            return UNKNOWN
        best, score = same[0]
        meant = names[best]
        rivals = [name for name, _ in same if names[name].codes != meant.codes]
        typos = OSA.distance(folded, best)
        gap = OSA.distance(folded, rivals[0]) - typos if rivals else 99
        allowed = 0 if len(best) < 6 else 1 if len(best) < 10 else 2
        if meant.sureness == "sure" and meant.codes and typos <= allowed and gap >= 2:
            return Meaning(meant.codes, "likely", round(score * 100), meant.compared_with, remark=meant.remark)
        candidates = dict.fromkeys(code for name, _ in same[:5] for code in names[name].codes or names[name].candidates)
        return Meaning((), "doubtful", round(score * 100), meant.compared_with, candidates=tuple(candidates)[:3])

    def split(self, text: str) -> tuple[tuple[str, Meaning], ...]:
        """Cut a cell with several answers apart and say what each means.

        Options may hold commas themselves, so the longest runs that are known are taken first.
        """
        found = self.cells.get(text)
        if found is None:
            if len(self.cells) >= MOST_KEPT:
                self.cells.clear()
            found = self.cells[text] = tuple(self._split(text))
        return found

    def _split(self, text: str) -> Iterator[tuple[str, Meaning]]:
        if (whole := self.given.get(fold(text))) is not None:
            yield clean(text), whole
            return
        for piece in re.split(r"[;\n|•]+", text):
            if piece.strip():
                yield from self._cut(piece.strip())

    def _cut(self, text: str) -> Iterator[tuple[str, Meaning]]:
        if OTHER.match(text):
            yield text, self.meaning(text)
            return
        tokens = COMMA.split(text)
        if len(tokens) == 1 or len(tokens) > MOST_PIECES:
            yield text, self.meaning(text)
            return
        for start, stop in self._runs(tokens):
            piece = ", ".join(tokens[start:stop])
            if not piece.strip():
                continue
            if OTHER.match(piece):
                rest = ", ".join(tokens[start:])
                yield rest, self.meaning(rest)
                return
            yield piece, self.meaning(piece)

    def _runs(self, tokens: list[str]) -> list[tuple[int, int]]:
        """Choose where to cut so that as few tokens as possible stay unknown, in as few pieces as possible."""
        count = len(tokens)
        best: list[tuple[int, int, int]] = [(0, 0, 0)] * (count + 1)  # unknown, pieces, where the piece ends
        for start in range(count - 1, -1, -1):
            choices = []
            for stop in range(start + 1, min(count, start + MOST_JOINED) + 1):
                unknown, pieces, _ = best[stop]
                if self._is_option(tokens[start:stop]):
                    choices.append((unknown, pieces + 1, stop))
                elif stop == start + 1 or self._misspelled(tokens[start:stop]):
                    choices.append((unknown + stop - start, pieces + 1, stop))
            best[start] = min(choices)
        runs, start = [], 0
        while start < count:
            runs.append((start, best[start][2]))
            start = best[start][2]
        return runs

    def _is_option(self, tokens: list[str]) -> bool:
        """Whether tokens together are one option: they have its commas, or mean nothing apart.

        "Peer, coach" is two answers, though "peer coach" is one.
        """
        if self.known(", ".join(tokens)) is None:
            return False
        return (
            len(tokens) == 1
            or tuple(map(fold, tokens)) in self.with_commas
            or any(self.known(token) is None for token in tokens)
        )

    def _misspelled(self, tokens: list[str]) -> bool:
        """Whether tokens together are an option with a typing error, while none of them means anything alone."""
        if any(self.known(token) is not None for token in tokens):
            return False
        return self.meaning(", ".join(tokens)).sureness == "likely"


def nothing(text: str) -> bool:
    """Whether an answer says that there is none: "n/a", "no preference", a dash."""
    return fold(text) in NOTHING or plain(text).strip() in BLANKS


def _with_commas(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Give the names that hold commas themselves, cut at them."""
    return frozenset(tuple(map(fold, COMMA.split(name))) for name in names if "," in name)


def _compact(exact: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Index the words without their spaces ("pgy3", "nearpeer"), leaving out those that would then be two."""
    found: dict[str, Meaning] = {}
    clash: set[str] = set()
    for folded, meaning in exact.items():
        key = JOINABLE.sub("", folded)
        other = found.setdefault(key, meaning)
        if (other.codes, other.candidates) != (meaning.codes, meaning.candidates):
            clash.add(key)
    return {key: meaning for key, meaning in found.items() if key not in clash and len(key) > 2}


@cache
def words(kind: str) -> Words:
    """Make a vocabulary such as ``topics`` ready for looking things up."""
    terms = vocabulary(kind)
    return Words(
        ((term.code, term.label, term.aliases) for term in terms),
        terms.ambiguous,
        terms.broad,
        described=kind == "languages",
    )
