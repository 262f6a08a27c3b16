"""Our own template: every column that matching reads, with people who show how to fill it."""

import csv
import io
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from chiron.vocabulary.terms import vocabulary

KINDS = ("stages", "topics", "specialties", "roles", "channels", "languages")
WORDS, HEADS = "Words", tuple(kind.capitalize() for kind in KINDS)


def template(directory: Path) -> tuple[Path, ...]:
    """Write our own template with an example into the directory, as CSV and as XLSX; return what was written.

    Raises FileExistsError rather than write over anything.
    """
    directory.mkdir(parents=True, exist_ok=True)
    text, book = directory / "people.csv", directory / "people.xlsx"
    for path in (text, book):
        if path.exists():
            raise FileExistsError(f"{path} is there already and was left as it is. Name another folder, or move it.")
    example = (files("rosters") / "template.csv").read_text(encoding="utf-8")
    text.write_text(example, encoding="utf-8-sig", newline="\r\n")
    _write_book(book, list(csv.reader(io.StringIO(example))))
    return text, book


def is_words(sheet: str, head: Sequence[str]) -> bool:
    """Whether a sheet is the one of our template that lists every word that may be answered."""
    return sheet == WORDS and tuple(head) == HEADS


def _write_book(path: Path, rows: list[list[str]]) -> None:
    """Write the rows as a workbook, with every word that may be answered on a sheet of its own."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    people = book.create_sheet("People")
    for row in rows:
        people.append(row)
    for column, header in enumerate(rows[0], start=1):
        cell = people.cell(1, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E7F0EF")
        people.column_dimensions[get_column_letter(column)].width = max(14, min(40, len(header) + 2))
    people.freeze_panes = "B2"
    answers = book.create_sheet(WORDS)
    for column, (kind, head) in enumerate(zip(KINDS, HEADS, strict=True), start=1):
        answers.cell(1, column, head).font = Font(bold=True)
        answers.column_dimensions[get_column_letter(column)].width = 38
        for at, term in enumerate(vocabulary(kind), start=2):
            answers.cell(at, column, term.label)
    book.save(path)
