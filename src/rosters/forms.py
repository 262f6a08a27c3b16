"""The forms that exports come in: where the header is, what each column is called and which codes stand in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rosters import headers
from rosters.mapping import Map
from rosters.sheets import Row, Table
from rosters.text import fold, letters, line

SEARCHED = 25  # filled rows within which a header has to begin
IMPORT_ID = re.compile(r'^\{\s*"ImportId"\s*:')
MOST_LETTERS = 2_000  # of a header, so that what is looked for in it is found soon
CHECKBOX = re.compile(r"^(?=\w+$)(.+?)___(\w+)$")
CHOICE = re.compile(r"^(?=.*\)$)(.*\S)\s*\(choice=(.+)\)$")
BRACKETED = re.compile(r"^(.*\S)\s*\[([^\[\]]+)\]$")
PARTED = re.compile(r"^(.*?\S)(?:\s+[-–—]\s+|:\s+)(\S.*)$")
PARTED_LAST = re.compile(r"^(.*\S)\s+[-–—]\s+(\S.*)$")
SELECTED = re.compile(r"\s*-\s*Selected Choice\s*$", re.IGNORECASE)
NUMBERED = re.compile(r"^(.+?)_(\d+)$")
DICTIONARY = {"variable field name", "field type"}
CHOICES_HEADER = "choices calculations or slider labels"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what to call it, what to guess from, and which single answer it stands for, if it does."""

    index: int
    header: str
    names: tuple[str, ...]  # the question before the variable's name
    stems: tuple[str, ...] = ()  # the same without the option, for one of several columns of a question
    option: str = ""  # the answer that a mark in this column chooses
    code: str = ""  # the option's raw code, where there is no word for it
    codes: Mapping[str, str] = field(default_factory=dict)  # raw code → answer
    scale: tuple[float, float] | None = None

    @property
    def letters(self) -> str:
        """Name the column as spreadsheet programs do."""
        return letters(self.index)


@dataclass(frozen=True, slots=True)
class Form:
    """A table with its header understood; ``rows`` are those below it."""

    file: str
    sheet: str
    kind: str  # "plain", "google", "qualtrics" or "redcap"
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of a data dictionary."""

    label: str
    choices: Mapping[str, str]
    scale: tuple[float, float] | None


Dictionary = Mapping[str, Variable]


def as_dictionary(table: Table) -> Dictionary | None:
    """Read a table as a REDCap data dictionary, or say with None that it is something else."""
    head = {fold(cell): at for at, cell in enumerate(table.rows[0].cells)}
    if not head.keys() >= DICTIONARY:
        return None
    found: dict[str, Variable] = {}
    for row in table.rows[1:]:
        told = {name: row.cells[at] if at < len(row.cells) else "" for name, at in head.items()}
        kind = told["field type"].casefold()
        choices = _choices(told.get(CHOICES_HEADER, ""))
        scale = None
        if kind == "yesno":
            choices = {"1": "Yes", "0": "No"}
        elif kind == "truefalse":
            choices = {"1": "True", "0": "False"}
        elif kind == "slider":
            choices, scale = {}, _scale(told)
        elif kind not in ("radio", "dropdown", "checkbox"):
            choices = {}
        label = re.sub(r"<[^>]+>", " ", told.get("field label", ""))
        found[told["variable field name"].casefold()] = Variable(line(label), choices, scale)
    return found


def _choices(text: str) -> dict[str, str]:
    pairs = (choice.split(",", 1) for choice in re.split(r"\s*\|\s*|\n", text) if "," in choice)
    return {code.strip().casefold(): line(label) for code, label in pairs}


def _scale(told: Mapping[str, str]) -> tuple[float, float]:
    try:
        return float(told.get("text validation min", "") or 0), float(told.get("text validation max", "") or 100)
    except ValueError:
        return 0.0, 100.0


def understand(table: Table, given: Map, dictionary: Dictionary) -> Form:
    """Find the header of a table and say what kind of export it is."""
    rows = table.rows
    ids = next((at for at, row in enumerate(rows[:SEARCHED]) if _is_import_ids(row)), None)
    if ids is not None and ids >= 1:
        names = rows[ids - 2] if ids >= 2 else rows[ids - 1]
        return _form(table, "qualtrics", rows[ids - 1], _qualtrics(names, rows[ids - 1]), rows[ids + 1 :])
    head = header_of(table, lambda cell: given.names(table.file, cell) or headers.is_known(_stem(cell)))
    below = rows[rows.index(head) + 1 :]
    if below and _is_questions(head, below[0]):  # Qualtrics, its third header row deleted by hand
        return _form(table, "qualtrics", below[0], _qualtrics(head, below[0]), below[1:])
    named = [cell for _, cell in _cells(head)]
    if any(CHECKBOX.match(cell) or CHOICE.match(cell) or cell in ("record_id", "Record ID") for cell in named):
        return _form(table, "redcap", head, _redcap(head, dictionary), below)
    kind = "google" if head.cells and fold(head.cells[0]) == "timestamp" else "plain"
    return _form(table, kind, head, _plain(head), below)


def _form(table: Table, kind: str, head: Row, columns: Sequence[Column], rows: tuple[Row, ...]) -> Form:
    named = {column.index for column in columns}
    nameless = [Column(index, "", ()) for index in range(_width(table, head, rows)) if index not in named]
    return Form(table.file, table.sheet, kind, head.number, (*columns, *nameless), rows)


def _width(table: Table, head: Row, rows: tuple[Row, ...]) -> int:
    """Count the columns; cells beyond the header in a few rows of a CSV are a missing quotation mark instead."""
    width = len(head.cells)
    beyond = [len(row.cells) for row in rows if len(row.cells) > width]
    return max(beyond, default=width) if table.sheet or len(beyond) * 2 > len(rows) else width


def _is_import_ids(row: Row) -> bool:
    return any(IMPORT_ID.match(cell) for cell in row.cells)


def _is_questions(names: Row, questions: Row) -> bool:
    pairs = {("StartDate", "start date"), ("EndDate", "end date"), ("RecordedDate", "recorded date")}
    cells = zip(names.cells, questions.cells, strict=False)
    return any((name, fold(question)) in pairs for name, question in cells)


def header_of(table: Table, known: Callable[[str], bool]) -> Row:
    """Find the row that holds the headers: the first with nearly as many known ones as any row has."""
    counts = [sum(1 for cell in row.cells if cell and known(cell)) for row in table.rows[:SEARCHED]]
    most = max(counts)
    if most >= 2:
        return next(table.rows[at] for at, count in enumerate(counts) if count >= max(2, most * 0.6))
    widths = [sum(1 for cell in row.cells if cell) for row in table.rows[:SEARCHED]]
    return next(table.rows[at] for at, width in enumerate(widths) if width >= max(widths) * 0.8)


def _stem(cell: str) -> str:
    cell = cell[:MOST_LETTERS]
    match = CHECKBOX.match(cell) or CHOICE.match(cell) or BRACKETED.match(cell)
    return match[1] if match else cell


def _cells(head: Row) -> Iterator[tuple[int, str]]:
    return ((index, line(cell)[:MOST_LETTERS]) for index, cell in enumerate(head.cells) if cell)


def _qualtrics(names: Row, questions: Row) -> list[Column]:
    told = dict(_cells(questions))
    bases = Counter(match[1] for _, name in _cells(names) if (match := NUMBERED.match(name)))
    columns = []
    for index, name in _cells(names):
        question = told.get(index, "")
        match, parted = NUMBERED.match(name), PARTED_LAST.match(question)
        if name.endswith("_TEXT") or (parted and fold(parted[2]) == "text"):
            columns.append(Column(index, question or name, ("other please specify",)))
        elif match and parted and bases[match[1]] > 1:
            stem = SELECTED.sub("", parted[1])
            columns.append(Column(index, question, (question, name), (stem, match[1]), option=parted[2]))
        else:
            question = SELECTED.sub("", question)
            columns.append(Column(index, question or name, (question, name)))
    return columns


def _redcap(head: Row, dictionary: Dictionary) -> list[Column]:
    by_label = {fold(variable.label): variable for variable in dictionary.values() if variable.label}
    columns = []
    for index, header in _cells(head):
        if match := CHECKBOX.match(header):
            variable = dictionary.get(match[1].casefold())
            code = re.sub(r"^_(?=\d)", "-", match[2]).casefold()
            option = variable.choices.get(code, "") if variable else ""
            stems = (variable.label if variable else "", match[1])
            columns.append(Column(index, header, (header,), stems, option, code))
        elif match := CHOICE.match(header):
            columns.append(Column(index, header, (header,), (match[1],), option=match[2]))
        else:
            variable = dictionary.get(header.casefold()) or by_label.get(fold(header))
            names = (variable.label, header) if variable and variable.label else (header,)
            choices = variable.choices if variable else {}
            columns.append(Column(index, header, names, codes=choices, scale=variable.scale if variable else None))
    return columns


def _plain(head: Row) -> list[Column]:
    shared = Counter(
        fold(match[1]) for _, header in _cells(head) if (match := BRACKETED.match(header) or PARTED.match(header))
    )
    columns = []
    for index, header in _cells(head):
        match = BRACKETED.match(header) or PARTED.match(header)
        if match and (shared[fold(match[1])] > 1 or header.endswith("]")):
            columns.append(Column(index, header, (header,), (match[1],), option=match[2]))
        else:
            columns.append(Column(index, header, (header,)))
    return columns
