"""What a matching came to, in words and numbers that are ready to be written into tables and a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize


@dataclass(frozen=True, slots=True)
class Who:
    """Someone to be named: a key, a name, an e-mail ("" if none was told), what is said beside the name."""

    key: str
    name: str
    email: str = ""
    beside: str = ""  # the stage in words
    group: str = ""  # the field they are counted in when people are looked at together
    stage: str = ""

    @property
    def in_order(self) -> tuple[str, str]:
        """Where this person stands in a list by name: without regard to case and accents."""
        bare = "".join(letter for letter in normalize("NFKD", self.name) if not combining(letter))
        return (bare.casefold(), self.key)


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentee with a mentor, how well they fit, and why; what differs, and who else would have fitted."""

    mentee: Who
    mentor: Who
    fit: float  # 0 to 1
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()  # parts of the fit on which one or both have not told anything
    others: tuple[str, ...] = ()  # mentors who come next for this mentee
    settled: bool = False  # the coordinator had fixed it beforehand


@dataclass(frozen=True, slots=True)
class NotYet:
    """A mentee with an empty place: why, what would change it, and of how many wanted who is found."""

    mentee: Who
    why: str
    change: str
    found: tuple[str, ...] = ()
    wanted: int = 1


@dataclass(frozen=True, slots=True)
class Load:
    """A mentor's places and how many are taken."""

    mentor: Who
    places: int
    taken: int


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read, with the fingerprint of its bytes."""

    name: str
    part: str  # what it was read for, such as "people"
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that the tables, the report and the summary say; people stand by name."""

    pairs: tuple[Pair, ...]
    not_yet: tuple[NotYet, ...]  # without any mentor
    short: tuple[NotYet, ...]  # with fewer mentors than wanted
    helpers: tuple[tuple[str, int], ...]  # mentors whose next place would help most: name, any one of how many
    loads: tuple[Load, ...]
    mentees: tuple[Who, ...]
    stages: tuple[str, ...]  # of the mentees, in the order of a career
    wanted: Mapping[str, int]  # mentee key → mentors wanted
    objective: str
    aim: str  # what was optimized, as a sentence
    proof: str  # what is proven about it, as a sentence
    grouped_by: str  # the noun for Who.group
    weights: tuple[tuple[str, float], ...]
    seed: int
    version: str
    command: str
    inputs: tuple[Input, ...]
    guesses: tuple[tuple[str, str, str, str], ...] = ()  # where, written, taken for, how sure
    understood: tuple[tuple[str, str, str], ...] = ()  # what is sure, by column: where, header, taken for
    ignored: tuple[tuple[str, str], ...] = ()  # where, why
    notes: tuple[str, ...] = ()
    forbidden: int = 0
    locked: int = 0
    vocabularies: str = ""

    @property
    def with_mentor(self) -> int:
        """How many mentees have at least one mentor."""
        return len({pair.mentee.key for pair in self.pairs})
