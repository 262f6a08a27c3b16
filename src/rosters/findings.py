"""What reading a form brings to light: guesses counted, faults at their cells, notes for the person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category

from rosters.answers import Meaning
from rosters.columns import Plan, map_field
from rosters.mapping import IGNORE, UNSAID, heading, line
from rosters.roster import Fault, Guess, Note
from rosters.text import short

SAY = f'  # say what it means, or "{IGNORE}"'  # behind a line whose meaning only a person knows
ABOUT = {"side": "being a mentee or a mentor"}


@dataclass(slots=True)
class Told:
    """An answer's meaning and in how many cells it stands."""

    plan: Plan
    meaning: Meaning
    cells: int = 0


@dataclass(slots=True)
class Findings:
    """The findings of one form."""

    file: str
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    told: dict[tuple[str, str, str], Told] = field(default_factory=dict)

    def fault(self, row: int | None, column: str | None, sentence: str, *map_lines: str) -> None:
        """Refuse something, with the lines of a map that would settle it."""
        self.faults.append(Fault(self.file, row, column, sentence, map_lines))

    def note(self, row: int | None, column: str | None, sentence: str, remark: str = "") -> None:
        """Tell of something that was put right or set aside, and of whose own words it is about."""
        self.notes.append(Note(self.file, row, column, sentence, remark))

    def guess(self, plan: Plan, text: str, meaning: Meaning) -> Told:
        """Count what an answer was taken for."""
        where = (plan.column.letters, plan.field, text)
        told = self.told.get(where)
        if told is None:
            told = self.told[where] = Told(plan, meaning)
        told.cells += 1
        return told

    def guesses(self) -> Iterator[Guess]:
        """Give each distinct answer of each column with what it was taken for."""
        for (letters, _, text), told in self.told.items():
            yield Guess(
                self.file,
                letters,
                told.plan.column.header,
                text=short(text, 200),
                field=told.plan.field,
                meaning=", ".join(told.meaning.codes),
                sureness=told.meaning.sureness,
                score=told.meaning.score,
                compared_with=told.meaning.compared_with,
                cells=told.cells,
                remark=told.meaning.remark or any(category(letter) == "So" for letter in text),
                names=told.plan.guess.names,
            )

    def read_as(self, plan: Plan, text: str, value: str, *, exact: bool, remark: bool = False) -> None:
        """Count an answer that is no word of a vocabulary, such as a number of hours."""
        score = 100 if exact else 85
        self.guess(plan, text, Meaning((value,), "sure" if exact else "likely", score, value, remark=remark))

    def doubtful(self, row: int, plan: Plan, text: str, meaning: Meaning, labels: dict[str, str]) -> None:
        """Refuse an answer that is unknown or could mean several things."""
        name = map_field(plan)
        table = heading("answers", name)
        told = line(text, UNSAID)
        if meaning.candidates:
            could = " or ".join(f"{labels.get(code, code)} ({code})" for code in meaning.candidates[:4])
            sentence = f'"{short(text)}" may mean {could}; that is not sure. Say so in a map, under {table}: {told}'
        else:
            sentence = (
                f'"{short(text)}" is not known as an answer about {ABOUT.get(name, name.removeprefix("style."))}. '
                f'Name what it means in a map, under {table}, or leave it out with "{IGNORE}": {told}'
            )
        self.fault(row, plan.column.letters, f"{sentence}.", table, told + SAY)

    def unfit(self, row: int, plan: Plan, text: str, why: str, example: str) -> None:
        """Refuse an answer that is not of the kind that its column holds."""
        table, told = heading("answers", map_field(plan)), line(text, example)
        sentence = f'"{short(text)}" {why}. Correct it, or say what it means in a map, under {table}, as in: {told}.'
        self.fault(row, plan.column.letters, sentence, table, line(text, UNSAID) + SAY)

    def unknown_code(self, row: int, plan: Plan, code: str) -> None:
        """Refuse a raw code that nothing gives a word for."""
        column = plan.column
        variable = next((stem for stem in reversed(column.stems) if stem), column.names[-1])
        table, told = heading("codes", variable), line(code, UNSAID)
        sentence = (
            f'"{code}" is a code for one of the {plan.field}, and nothing says for which. Give the data dictionary '
            f"as one more file, or name each code in a map, under {table}: {told}."
        )
        self.fault(row, column.letters, sentence, table, told + SAY)

    def own_words(self, row: int, plan: Plan, text: str) -> None:
        """List an answer in someone's own words, which stands for none of ours."""
        self.note(row, plan.column.letters, "An answer in their own words is not matched.", short(text, 200))
