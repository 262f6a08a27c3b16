"""Opening a file: whatever its name says, its content tells what it is. Out come tables of text."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rosters.roster import Fault
from rosters.text import clean, letters

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_WIDE = 16_384  # what a spreadsheet program can show: more is no spreadsheet, even if it is empty
MOST_CELLS = 4_000_000
MOST_LETTERS = 65_536  # in one cell
LONG_CELL = f"A cell here holds more than {MOST_LETTERS:,} letters."
TOO_LARGE = f"This table is too large: at most {MOST_ROWS:,} rows and {MOST_CELLS:,} cells are read."
DELIMITERS = ",;\t|"
SAVE_AS = "Open it in a spreadsheet program and save it as XLSX or as CSV (UTF-8)"

FOREIGN = (
    (b"%PDF", "a PDF, not a spreadsheet"),
    (b"\x89PNG", "a picture, not a spreadsheet"),
    (b"\xff\xd8\xff", "a picture, not a spreadsheet"),
    (b"GIF8", "a picture, not a spreadsheet"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
    (b"Rar!", "a compressed file; unpack it first"),
    (b"PAR1", "a Parquet file, not a spreadsheet"),
    (b"SQLite format 3", "a database, not a spreadsheet"),
    (b"{\\rtf", "a text document, not a spreadsheet"),
)


class Unreadable(Exception):
    """The file cannot be read at all; the sentence says why and what to do."""

    def __init__(self, sentence: str, row: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.row = row


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: its number, counted from 1, and its cells up to the last one filled."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The filled rows of one sheet; ``file`` is the name that faults use, ``sheet`` is empty for CSV."""

    file: str
    sheet: str
    rows: tuple[Row, ...]


def tables(path: Path) -> list[Table]:
    """Read every table of a file that has anything in it; Unreadable if it is not a spreadsheet or too large."""
    content = _content(path)
    if content.startswith(b"PK\x03\x04"):
        from rosters.workbook import sheets

        found: list[tuple[str, list[Row]]] = []
        for name, rows in sheets(content):
            before = sum(len(row.cells) for _, sheet in found for row in sheet)
            found.append((name, list(_bounded(rows, before))))
    else:
        found = [("", list(_bounded(_delimited(_text(content)))))]
    filled = [(name, tuple(rows)) for name, rows in found if rows]
    if not filled:
        raise Unreadable("This file is empty.")
    several = len(filled) > 1
    return [Table(f"{path.name} [{name}]" if several else path.name, name, rows) for name, rows in filled]


def opened(path: Path) -> list[Table] | Fault:
    """Read the tables of a file, or say in a fault why they cannot be read."""
    try:
        return tables(path)
    except Unreadable as reason:
        return Fault(path.name, reason.row, None, reason.sentence)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unreadable("This is not a file." if path.exists() else "There is no such file.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(
                f"This file is {size // 1_048_576:,} MB; at most {MOST_BYTES // 1_048_576} MB are read. "
                "Save the sheet with the people in it as a file of its own."
            )
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as reason:
        raise Unreadable(f"This file cannot be opened: {reason.strerror or reason}.") from reason
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("This file is empty.")
    _refuse_foreign(content)
    return content


def _refuse_foreign(content: bytes) -> None:
    for start, what in FOREIGN:
        if content.startswith(start):
            raise Unreadable(f"This is {what}. Export the people as CSV or XLSX.")
    if content.startswith(codecs.BOM_UTF8 + b"<") or content.lstrip()[:1] == b"<":
        raise Unreadable(f"This is a web page or XML, whatever its name says. {SAVE_AS}.")
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable("This file is protected by a password. Save it without one, as XLSX or as CSV.")
        raise Unreadable(f"This is an old Excel file (.xls). {SAVE_AS}.")
    if content.startswith(b"PK") and not content.startswith(b"PK\x03\x04"):
        raise Unreadable("This is an empty or damaged archive, not a spreadsheet.")


def _text(content: bytes) -> str:
    """Decode by byte order mark, by the pattern of zeros, as UTF-8, and last as Windows' Western code page."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded(content, encoding)
    head = content[:4096]
    if b"\0" in head:
        evens, odds = head[0::2].count(0), head[1::2].count(0)
        half = len(head) // 2
        if odds > half * 0.4 and evens < half * 0.1:
            return _decoded(content, "utf-16-le")
        if evens > half * 0.4 and odds < half * 0.1:
            return _decoded(content, "utf-16-be")
    if b"\0" in content or sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head) > len(head) // 50:
        raise Unreadable("This is not a spreadsheet: it holds bytes that are no text.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(f"The letters of this file cannot be made out. {SAVE_AS}.") from None
    if "\0" in text:
        raise Unreadable("This is not a spreadsheet: it holds bytes that are no text.")
    return text


def _delimited(text: str) -> Iterator[list[str]]:
    if text.count("\n") > 5 * MOST_ROWS:  # answers may hold line ends, but not so many
        raise Unreadable(TOO_LARGE)
    told = text[:5].lower()
    if told[:4] == "sep=" and told[4:] in tuple(DELIMITERS):
        yield []
        yield from _parsed(text[5:].lstrip("\r").removeprefix("\n"), told[4], before=1)
    else:
        yield from _parsed(text, _delimiter(text))


def _parsed(text: str, delimiter: str, before: int = 0) -> Iterator[list[str]]:
    """Cut a text into rows; ``before`` is how many rows stood above it."""
    csv.field_size_limit(MOST_LETTERS)
    if text.count('"') % 2:
        _refuse_open_quotation(text, delimiter, before)
    number = before
    try:
        for cells in csv.reader(_lines(text), delimiter=delimiter):
            number += 1
            yield cells
    except csv.Error as reason:
        if "field larger" not in str(reason):
            raise Unreadable(f"This row cannot be read as one of a table. {SAVE_AS}.", number + 1) from None
        sentence = f"{LONG_CELL} Is a quotation mark opened and never closed?"
        raise Unreadable(sentence, number + 1) from None


def _lines(text: str) -> Iterator[str]:
    """Give the lines with their ends; a text buffer of the library would take four times the memory."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _refuse_open_quotation(text: str, delimiter: str, before: int) -> None:
    """Refuse a quotation mark that is never closed, since all that follows would become one cell."""
    number = before
    try:
        for _ in csv.reader(_lines(text), delimiter=delimiter, strict=True):
            number += 1
    except csv.Error as reason:
        if "unexpected end" in str(reason):
            sentence = "A quotation mark is opened here and never closed, so that the rest of the file is one cell."
            raise Unreadable(sentence, number + 1) from None


def _delimiter(text: str) -> str:
    """Choose the separator that cuts the beginning into the most even table of more than one column."""
    head = text[:65_536]
    if len(text) > len(head):
        head = head[: head.rfind("\n") + 1] or head

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(_trimmed(cells)) for cells in csv.reader(_lines(head), delimiter=delimiter)]
        except csv.Error:
            return (0.0, 0)
        widths = [width for width in widths[:200] if width]
        wide = [width for width in widths if width > 1]
        return (len(wide) / max(len(widths), 1), sorted(wide)[len(wide) // 2] if wide else 0)

    csv.field_size_limit(MOST_LETTERS)
    return max(DELIMITERS, key=lambda delimiter: (round(evenness(delimiter)[0], 1), evenness(delimiter)[1]))


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _bounded(rows: Iterable[list[str]], before: int = 0) -> Iterator[Row]:
    """Clean the cells, leave out empty rows and the empty end of each, and stop at what no roster needs.

    ``before`` is how many cells the sheets before this one hold.
    """
    seen: dict[str, str] = {}  # answers repeat: cleaned once, and one object each keeps a long file small
    count = before
    for number, raw in enumerate(rows, start=1):
        if len(raw) > MOST_WIDE:
            raise Unreadable(f"A row has {len(raw):,} columns; a spreadsheet has at most {MOST_WIDE:,}.", number)
        cells = _trimmed([seen[cell] if cell in seen else seen.setdefault(cell, clean(cell)) for cell in raw])
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(
                f"There is something as far out as column {letters(len(cells) - 1)}; at most {MOST_COLUMNS:,} columns "
                "are read. Save the columns about people as a file of their own.",
                number,
            )
        count += len(cells)
        if number > MOST_ROWS or count > MOST_CELLS:
            raise Unreadable(TOO_LARGE)
        yield Row(number, tuple(cells))
