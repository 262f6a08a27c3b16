"""Which column holds what: each header's guess, what the map says, and which columns are set aside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rosters import headers
from rosters.answers import Words, nothing, words
from rosters.fields import PERSON, SEVERAL, STYLES, VOCABULARIES, apart
from rosters.forms import Column, Form
from rosters.headers import HeaderGuess
from rosters.mapping import IGNORE, Map, heading, line
from rosters.roster import Fault, Guess, Ignored
from rosters.text import fold, short

MOST_SAMPLES = 40
MOST_NAMING = 80  # letters; what is longer is a question and no topic
NOBODY = frozenset({"no", "nobody", "no one", "noone", "no conflict", "no conflicts"})
KEEPS_APART = re.compile(
    r"\b(?:not|dont|wouldnt|shouldnt|never|avoid|rather not)\b.*\b(?:match|pair|assigned|placed|work(?:ing)? with)"
    r"|\bavoid (?:being|anyone|any)\b|\bconflicts? of interest"
)
PIECES = re.compile(r"___|[\[\]():?]| [-–—] ")
OTHER_SIDE = {"mentee": "mentor", "mentor": "mentee"}


@dataclass(frozen=True, slots=True)
class Plan:
    """A column that is read: its field, and the side it is asked of ("" for both)."""

    column: Column
    side: str
    field: str
    guess: HeaderGuess

    @property
    def chooses(self) -> bool:
        """Whether a mark in this column chooses one of several answers."""
        return bool(self.column.stems) and self.field in SEVERAL


@dataclass(slots=True)
class Plans:
    """What is read from a form, and what was said about every column."""

    read: list[Plan] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def of(self, name: str) -> list[Plan]:
        """Give the columns that hold this field."""
        return [plan for plan in self.read if plan.field == name]


def plan(form: Form, side: str, given: Map) -> Plans:
    """Decide about every column; ``side`` is the one that the whole file is on, or ""."""
    plans = Plans()
    samples = _samples(form)
    lookup = words("topics").with_map(given.answers.get("topics", {}))
    for column in form.columns:
        seen = samples[column.index]
        if not column.header and not seen:
            continue
        if _keeps_apart(form, column, given) and any(map(_names_someone, seen)):
            plans.faults.append(_to_forbid(form, column))
            continue
        guessed = replace(_guess(form, column, seen, given), names=_names(column, given, lookup))
        _settle(plans, form, column, guessed, side)
        if guessed.field or guessed.sureness == "doubtful":
            plans.guesses.append(_reported(form, column, guessed, seen))
    _one_of_each(plans, form)
    return plans


def _samples(form: Form) -> Mapping[int, tuple[str, ...]]:
    distinct: dict[int, dict[str, None]] = {column.index: {} for column in form.columns}
    repeated = {column.index: column.header for column in form.columns}  # some files repeat the header on every page
    for row in form.rows:
        for index, cell in enumerate(row.cells):
            if cell and cell != repeated.get(index, cell) and len(distinct[index]) < MOST_SAMPLES:
                distinct[index][cell] = None
    return {index: tuple(texts) for index, texts in distinct.items()}


def _guess(form: Form, column: Column, samples: Sequence[str], given: Map) -> HeaderGuess:
    told = _by_map(form, column, given)
    if told == IGNORE:
        return HeaderGuess("", "sure", 100, "the map", why="the map says to ignore it")
    if told is not None:
        return HeaderGuess(told, "sure", 100, "the map")
    if not column.header:
        return headers.UNKNOWN
    if form.kind == "redcap" and column.header.endswith(("_complete", "_timestamp")):
        return HeaderGuess("", "sure", 100, column.header, why="the survey tool's own")
    answers = tuple(dict.fromkeys(column.codes.get(sample.casefold(), sample) for sample in samples))
    answers = tuple(answer for answer in answers if not given.answers_to(answer)) or answers
    whole = headers.guess(column.names, answers)
    return _of_several(column, whole, answers) if column.stems else whole


def _by_map(form: Form, column: Column, given: Map) -> str | None:
    """Give what the map says of a column, by the name of its file with or without the sheet."""
    called = (column.header, *column.names, *column.stems) if column.header else (column.letters,)
    told = given.column(form.file, *called)
    if told is None and form.sheet:
        told = given.column(form.file.removesuffix(f" [{form.sheet}]"), *called)
    return told


def _of_several(column: Column, whole: HeaderGuess, answers: Sequence[str]) -> HeaderGuess:
    """Guess one of several columns of a question: by the question if it takes several answers, else by its option."""
    if whole.field and whole.sureness == "sure" and apart(whole.field)[1] not in SEVERAL:
        return whole
    stem = headers.guess(column.stems, (column.option,) if column.option else ())
    if apart(stem.field)[1] in SEVERAL or stem.sureness == "doubtful":
        return stem
    option = headers.guess((column.option,), answers) if column.option else headers.UNKNOWN
    return option if apart(option.field)[1] in STYLES else whole


def _names(column: Column, given: Map, lookup: Words) -> tuple[str, ...]:
    """Find the topics that a column names by itself, or may name, whether or not anybody chose them."""
    called = (column.header, *column.names, *column.stems)
    texts = (*called, column.option or given.code_text(called, column.code))
    pieces = [piece for text in texts for piece in (text, *PIECES.split(text)) if 1 < len(piece) <= MOST_NAMING]
    found: dict[str, None] = {}
    for piece in dict.fromkeys(pieces):
        meaning = lookup.meaning(piece)
        near = meaning.candidates if meaning.remark or lookup.known(piece) else ()
        found.update(dict.fromkeys((*meaning.codes, *near)))
    return tuple(found)


def _settle(plans: Plans, form: Form, column: Column, guessed: HeaderGuess, side: str) -> None:
    shown = (form.file, column.letters, column.header)
    asked, name = apart(guessed.field)
    asked = "mentor" if name == "stages" else asked
    if guessed.sureness == "doubtful":
        plans.faults.append(_doubtful(form, column, guessed))
    elif not guessed.field:
        plans.ignored.append(Ignored(*shown, guessed.why, guessed.names))
    elif side and asked == OTHER_SIDE[side]:
        plans.ignored.append(Ignored(*shown, f"it is asked of {asked}s, and this file holds {side}s", guessed.names))
    else:
        plans.read.append(Plan(column, asked, name, guessed))


def _keeps_apart(form: Form, column: Column, given: Map) -> bool:
    """Whether a column asks whom somebody should not be matched with, and the map does not say what to do with it."""
    return bool(KEEPS_APART.search(fold(column.header))) and _by_map(form, column, given) is None


def _names_someone(answer: str) -> bool:
    return not nothing(answer) and fold(answer) not in NOBODY


def _to_forbid(form: Form, column: Column) -> Fault:
    """Refuse such a column without its answers: they are about third people."""
    return Fault(
        form.file,
        form.header_row,
        column.letters,
        f"Column {column.letters} names people somebody does not want to be matched with. Put those pairs in a file "
        f'for --forbid, then mark the column as "{IGNORE}" in the map.',
        (heading("columns"), line(_map_name(column), IGNORE)),
    )


def _reported(form: Form, column: Column, guessed: HeaderGuess, samples: Sequence[str]) -> Guess:
    return Guess(
        form.file,
        column.letters,
        column.header,
        text=column.header,
        field=guessed.field or " or ".join(guessed.candidates),
        meaning=guessed.field,
        sureness=guessed.sureness,
        score=guessed.score,
        compared_with=guessed.compared_with,
        samples=tuple(short(sample) for sample in samples[:3]),
        names=guessed.names,
    )


def _doubtful(form: Form, column: Column, guessed: HeaderGuess) -> Fault:
    likeliest = guessed.candidates[0]
    table = heading("columns")
    told = line(_map_name(column), likeliest)
    could = " or ".join(guessed.candidates)
    return Fault(
        form.file,
        form.header_row,
        column.letters,
        f'"{short(column.header)}" may hold {could}, but that is not sure (nearest: {guessed.compared_with}, '
        f'{guessed.score} of 100). Say so in a map, under {table}: {told} – or "{IGNORE}" to leave the column out.',
        (table, told),
    )


def _map_name(column: Column) -> str:
    return next((stem for stem in column.stems if stem), column.header)


def _one_of_each(plans: Plans, form: Form) -> None:
    """Where several columns could hold the same single thing, set the less sure ones aside and say so."""
    singles = {plan.field for plan in plans.read} - SEVERAL - {"goals", "other"}
    for name in singles:
        for side in ("", "mentee", "mentor"):
            rivals = [each for each in plans.read if each.field == name and each.side == side]
            best = max((each.guess.sureness == "sure" for each in rivals), default=False)
            for rival in rivals:
                if best and rival.guess.sureness != "sure":
                    plans.read.remove(rival)
                    first = next(each for each in rivals if each.guess.sureness == "sure")
                    why = f"{name} is read from column {first.column.letters}"
                    shown = (form.file, rival.column.letters, rival.column.header)
                    plans.ignored.append(Ignored(*shown, why, rival.guess.names))
                    plans.guesses = [
                        replace(guess, meaning="") if guess.column == rival.column.letters else guess
                        for guess in plans.guesses
                    ]


def has_people(plans: Plans) -> bool:
    """Whether anything read says who a row is about."""
    return any(plan.field in PERSON for plan in plans.read)


def is_list_of_pairs(plans: Plans) -> bool:
    """Whether each row names a mentee and a mentor beside each other."""
    named = {side for plan in plans.of("name") for side in OTHER_SIDE if side in fold(plan.column.header).split()}
    return len(named) == 2


def map_field(plan: Plan) -> str:
    """Name the table of a map that settles answers of this column."""
    return plan.field if plan.field in VOCABULARIES or plan.field in STYLES else plan.field.removesuffix("_a_week")
