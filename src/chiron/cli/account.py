"""Giving an account of a matching: what the engine found, with the names of people, ready to be written down."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from chiron.cli.cohort import KINDS, discreet
from chiron.cli.outcome import Input, NotYet, Pair, Who
from chiron.vocabulary.terms import vocabulary
from pairing import Change, Matching, Objective, Part, RunnerUp, Unmatched, words
from pairing.scoring import SCALE
from rosters import Entry, Guess, Ignored, Roster
from rosters.fields import VOCABULARIES, apart
from rosters.text import short

HELPERS = 5
HIDDEN = "not shown here"
NOT_TOLD, OTHERS = "Not told", "Other fields"
GROUPS = 9  # so many specialties stand apart in the loom from afar, the largest
PRIVATE = {"1": "one private topic"} | {str(number): f"{number} private topics" for number in range(2, 100)}

AIMS = {
    "most": "As many places as possible are filled, and of all ways to do that, this one has the best total fit.",
    "best": "The total fit of all pairs is as high as it can be, even if somebody more could have had a mentor.",
    "stable": "No mentee and mentor would both rather have each other than whom they have.",
    "fair": "Whoever is served worst is served as well as can be, then the next, and so on.",
}


def people(roster: Roster) -> tuple[str, dict[str, Who], dict[str, Who]]:
    """Name the mentees and the mentors, and say by what they are grouped: their field, or stage where few told one."""
    everyone = [*roster.mentees, *roster.mentors]
    by_field = 2 * sum(bool(entry.specialties) for entry in everyone) >= len(everyone)
    main = _main_fields(everyone)

    def side(entries: Sequence[Entry]) -> dict[str, Who]:
        same = Counter(entry.name.casefold() for entry in entries)
        named = [who(entry, with_address=same[entry.name.casefold()] > 1) for entry in entries]
        return {person.key: person for person in sorted(named, key=lambda person: person.in_order)}

    def who(entry: Entry, *, with_address: bool) -> Who:
        stage = vocabulary("stages")[entry.stage].label if entry.stage else ""
        beside = [stage, (entry.email or entry.id) if with_address else ""]
        field = _branch(entry)
        return Who(
            key=entry.id,
            name=entry.name,
            email=entry.email,
            beside=", ".join(filter(None, beside)),
            group=(field if field in main else OTHERS) if by_field else stage or NOT_TOLD,
            stage=stage or NOT_TOLD,
        )

    return "field" if by_field else "stage", side(roster.mentees), side(roster.mentors)


def _main_fields(everyone: Iterable[Entry]) -> set[str]:
    common = Counter(field for entry in everyone if (field := _branch(entry)) != NOT_TOLD)
    return {NOT_TOLD, *(field for field, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[:GROUPS])}


def _branch(entry: Entry) -> str:
    """Return the branch of medicine that a person's first specialty belongs to."""
    if not entry.specialties:
        return NOT_TOLD
    specialties = vocabulary("specialties")
    term = specialties[entry.specialties[0]]
    return next((group.label for group in specialties.groups if group.code == term.group), term.label)


def guesses(roster: Roster) -> Iterator[tuple[str, str, str, str]]:
    """Yield what is not sure: where, what was written, what it was taken for and how sure, the least sure first.

    Discreet topics and people's own words are not shown, only counted: a report is passed on. A column that is about
    one discreet topic tells nothing of its answers, since a count there would say who chose it.
    """
    unsure = [guess for guess in roster.guesses if guess.sureness != "sure"]
    for guess in sorted(unsure, key=lambda guess: guess.score):
        where, header, kept = f"{guess.file}, column {guess.column}", _header(guess), _kept(guess)
        if guess.text == guess.header:
            yield where, header, _field(guess), guess.sureness
        elif not (kept and header == HIDDEN):
            written = HIDDEN if kept or guess.remark else guess.text
            yield f"{where} ({header})", written, PRIVATE["1"] if kept else _read_as(guess), guess.sureness


def understood(roster: Roster) -> Iterator[tuple[str, str, str]]:
    """Yield what is sure, a line for each column: where, its header, what it and its answers were taken for."""
    columns: dict[tuple[str, str], list[Guess]] = {}
    for guess in roster.guesses:
        if guess.sureness == "sure" and guess.meaning:  # without a meaning it is somebody's own words
            columns.setdefault((guess.file, guess.column), []).append(guess)
    for (file, column), sure in columns.items():
        header = _header(sure[0])
        field = next((_field(guess) for guess in sure if guess.text == guess.header), "")
        answers = [guess for guess in sure if guess.text != guess.header]
        shown = dict.fromkeys(_told(guess) for guess in answers if not _kept(guess))
        kept = sum(map(_kept, answers)) if header != HIDDEN else 0
        told = [*shown, *([PRIVATE[str(kept)]] if kept else [])]
        yield f"{file}, column {column}", header, ": ".join(filter(None, (field, "; ".join(told))))


def _header(column: Guess | Ignored) -> str:
    """Return a column's header, unless it names a discreet topic: where it is told, somebody may have chosen it."""
    return short(column.header, 200) if discreet().isdisjoint(column.names) else HIDDEN


def _kept(guess: Guess) -> bool:
    """Say whether an answer is one that a report does not show."""
    return guess.text != guess.header and not discreet().isdisjoint(guess.meaning.split(", "))


def _told(guess: Guess) -> str:
    meaning = _read_as(guess)
    same = guess.remark or guess.text.casefold() == meaning.casefold()
    return meaning if same else f"{guess.text} → {meaning}"


def _read_as(guess: Guess) -> str:
    """Say what an answer was taken for, in our words alone; what somebody added stays in the file."""
    kind = VOCABULARIES.get(apart(guess.field)[1])
    known = vocabulary(kind).terms if kind else {}
    meaning = ", ".join(known[code].label if code in known else code for code in guess.meaning.split(", "))
    if not guess.remark:
        return meaning
    return f"{meaning}, as the map says" if guess.compared_with == "the map" else f"{meaning}, with a remark"


def _field(guess: Guess) -> str:
    """Say what a header was taken for, in our words."""
    return guess.meaning.replace("_", " ").replace(".", ": ")


def ignored(roster: Roster) -> Iterator[tuple[str, str]]:
    """Yield each column that nothing was read from, and why."""
    for column in roster.ignored:
        header = _header(column)
        why = "nothing was read from it" if header == HIDDEN else column.why  # "it is empty" would say who chose it
        yield f"{column.file}, column {column.column} ({header or 'no header'})", why


def notes(roster: Roster) -> Iterator[str]:
    """Yield what was put right or set aside; what a person wrote in their own words stays in the file."""
    for note in roster.notes:
        yield str(replace(note, remark="")) + (" It stands there in the file." if note.remark else "")


def inputs(files: Iterable[tuple[Path, str]]) -> Iterator[Input]:
    """Yield the fingerprint of each file, so that it can be known again."""
    for path, part in files:
        with path.open("rb") as file:
            yield Input(path.name, part, file_digest(file, "sha256").hexdigest())


def vocabularies() -> str:
    """Say which versions of our word lists the reading used."""
    return ", ".join(f"{kind} {vocabulary(kind).version}" for kind in KINDS)


def pairs(
    matching: Matching, mentees: Mapping[str, Who], mentors: Mapping[str, Who], labels: Mapping[str, str]
) -> Iterator[Pair]:
    """Yield the pairs in words; topics that may not be named are counted."""
    labels = {**labels, **{f"private:{number}": words for number, words in PRIVATE.items()}}
    for found in matching.pairs:
        told = replace(found, parts=tuple(map(_counting_private_topics, found.parts)))
        yield Pair(
            mentee=mentees[found.mentee],
            mentor=mentors[found.mentor],
            fit=found.score,
            reasons=tuple(words.reasons(told, labels)),
            differences=tuple(words.differences(told, labels)),
            untold=tuple(words.PART_NAMES[part.name] for part in told.untold),
            others=tuple(_other(other, mentors) for other in found.next_mentors),
            settled=found.locked,
        )


def not_yet(
    people: Iterable[Unmatched], objective: Objective, mentees: Mapping[str, Who], mentors: Mapping[str, Who],
    labels: Mapping[str, str],
) -> Iterator[NotYet]:  # fmt: skip
    """Yield people with an empty place in words: why, and what would change it."""
    names = {key: who.name for key, who in mentors.items()}
    for person in people:
        told = replace(person, changes=_places_together(person.changes, names))
        change = " Or: ".join(words.changes(told, labels, names))
        held = tuple(names[key] for key in person.held)
        yield NotYet(mentees[person.id], words.why(person, objective), change, held, person.wanted)


def _places_together(changes: Iterable[Change], names: dict[str, str]) -> tuple[Change, ...]:
    """Make one change of all those that are a place more, and give their mentors one name together."""
    places = [change.mentor or "" for change in changes if change.kind == "place"]
    rest = tuple(change for change in changes if change.kind != "place")
    if len(places) < 2:
        return (*rest, *(Change("place", place) for place in places))
    together = " ".join(places)
    called = [names[place] for place in places]
    names[together] = f"{', '.join(called[:-1])} or {called[-1]}"
    return (*rest, Change("place", together))


def stages(mentees: Iterable[Who]) -> tuple[str, ...]:
    """Return the stages of these people in the order of a career."""
    told = {who.stage for who in mentees}
    return tuple(label for label in (*(term.label for term in vocabulary("stages")), NOT_TOLD) if label in told)


def helpers(people: Iterable[Unmatched], mentors: Mapping[str, Who]) -> Iterator[tuple[str, int]]:
    """Yield the mentors with whom one more place would help most: any one of so many people."""
    asked = Counter(change.mentor for person in people for change in person.changes if change.kind == "place")
    for key, number in sorted(asked.items(), key=lambda item: (-item[1], item[0] or ""))[:HELPERS]:
        if key and number > 1:
            yield mentors[key].name, number


def proof(matching: Matching) -> str:
    """Say in words what is proven about the matching, and what is not."""
    total = f"The total fit of all pairs is {matching.total:.4f}"
    if matching.bound is not None:
        same = matching.objective == "most"
        others = "no other way fills more places, and none that fills as many has" if same else "no other way has"
        if matching.bound - matching.total < 1e-6:
            return f"{total}. It is proven that {others} a higher total."
        return f"{total}. It is proven that {others} a total above {matching.bound:.4f}."
    if matching.objective == "stable":
        found = matching.blocking_pairs or "no"
        return f"An audit apart from the solver found {found} pair who would both rather have each other. {total}."
    lowest = f"The lowest fit of all places wanted is {matching.lowest:.4f}; an empty place counts 0."
    return f"{lowest} {total}, which was not what was sought."


def _other(other: RunnerUp, mentors: Mapping[str, Who]) -> str:
    full = "" if other.free else ", no place left"
    return f"{mentors[other.id].name} ({other.points / SCALE:.2f}{full})"


def _counting_private_topics(part: Part) -> Part:
    if part.name != "topics" or not part.amounts:
        return part
    covered, needed = (int(amount) for amount in part.amounts)
    return replace(
        part, shared=_with_private(part.shared, covered), missing=_with_private(part.missing, needed - covered)
    )


def _with_private(codes: tuple[str, ...], count: int) -> tuple[str, ...]:
    hidden = count - len(codes)
    return (*codes, f"private:{hidden}") if hidden else codes
