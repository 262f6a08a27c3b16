"""Reading XLSX with the standard library alone: cells as text, sheet by sheet, nothing but the values.

The common library for this takes longer to import than a whole cohort takes to match, pads sheets to the size
they claim, and loses formulas that were never computed. What is needed here is small: ECMA-376 part 1, §18.3
(worksheets), §18.4 (shared strings), §18.8 (number formats, to tell dates from numbers).
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from xml.parsers import expat

from rosters.sheets import LONG_CELL, MOST_CELLS, MOST_LETTERS, MOST_ROWS, MOST_WIDE, TOO_LARGE, Unreadable

MOST_UNZIPPED = 400 * 1024 * 1024
MOST_RATIO = 200  # a sheet of names packs 5 to 20 times; endless zeros pack 1,000 times
HARMLESS = 4 * 1024 * 1024  # below this size the ratio does not matter
MOST_SHEETS = 50
CHUNK = 1 << 16
MOST_PENDING = 2 * CHUNK  # bytes of a tag that is not yet complete; older parsers begin it anew with every piece
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
DAMAGED = "This workbook is damaged. Open it in a spreadsheet program and save it again."
OTHER_ARCHIVES = (
    ("xl/workbook.bin", "This is a binary workbook (.xlsb). Save it as XLSX or as CSV (UTF-8)."),
    ("Index/Document.iwa", "This is a Numbers document. Export it as Excel (XLSX) or as CSV."),
    ("Index.zip", "This is a Numbers document. Export it as Excel (XLSX) or as CSV."),
    ("content.xml", "This is an OpenDocument file (.ods). Save it as XLSX or as CSV (UTF-8)."),
    ("word/document.xml", "This is a Word document. Copy its table into a spreadsheet and save that as XLSX."),
    ("ppt/presentation.xml", "This is a presentation, not a spreadsheet. Export the people as CSV or XLSX."),
)


@dataclass(slots=True)
class Reader:
    """What the sheets of one workbook have in common."""

    archive: zipfile.ZipFile
    strings: list[str] = field(default_factory=list)
    cells: int = 0  # on all the sheets so far
    rows: int = 0
    dates: frozenset[int] = frozenset()  # the cell styles that show a number as a date
    day_zero: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 -- a date in a cell has no zone


def sheets(content: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Give the name and the rows of each visible sheet; Unreadable if this is no workbook or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable(DAMAGED) from None
    with archive:
        _refuse(archive)
        reader = Reader(archive)
        named = _names(reader)
        if not named:
            raise Unreadable("This workbook has no sheet with cells in it.")
        _read_strings(reader)
        _read_styles(reader)
        for name, part in named[:MOST_SHEETS]:
            yield name, _rows(reader, part)


def _refuse(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if ("xl/workbook.xml" not in names and "[Content_Types].xml" not in names) or "xl/workbook.bin" in names:
        for part, sentence in OTHER_ARCHIVES:
            if part in names:
                raise Unreadable(sentence)
        raise Unreadable("This is an archive of files, not a spreadsheet. Unpack it and give the file inside.")
    for part, sentence in OTHER_ARCHIVES:
        if part in names:
            raise Unreadable(sentence)
    if len(parts) > 10_000:
        raise Unreadable("This workbook has more parts than any spreadsheet. It is not opened.")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("This file is protected by a password. Save it without one, as XLSX or as CSV.")
    unzipped = sum(part.file_size for part in parts)
    bomb = any(part.file_size > HARMLESS and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts)
    if bomb or unzipped > MOST_UNZIPPED:
        raise Unreadable(
            f"This workbook unpacks to {unzipped // 1_048_576:,} MB, far more than a list of people. "
            "Save the sheet with the people in it as a file of its own."
        )


def _parse(archive: zipfile.ZipFile, part: str, parser: expat.XMLParserType) -> Iterator[None]:
    """Feed a part to a parser, pausing after each piece, so that whoever listens can hand on what it heard."""

    def refuse(*_: object) -> None:
        raise Unreadable("This workbook holds definitions that no spreadsheet program writes. It is not opened.")

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        with archive.open(part) as file:
            fed = 0
            while piece := file.read(CHUNK):
                parser.Parse(piece)
                fed += len(piece)
                if fed - parser.CurrentByteIndex > MOST_PENDING:
                    raise Unreadable(DAMAGED)
                yield
        parser.Parse(b"", True)  # noqa: FBT003 -- expat takes it by position
        yield
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        raise Unreadable(DAMAGED) from None
    except RuntimeError:  # how zipfile says "encrypted"
        raise Unreadable("This file is protected by a password. Save it without one, as XLSX or as CSV.") from None


def _elements(archive: zipfile.ZipFile, part: str, hear: Callable[[str, dict[str, str]], None]) -> None:
    """Tell ``hear`` of each element's local name and attributes."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: hear(_local(name), attributes)
    for _ in _parse(archive, part, parser):
        pass


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _names(reader: Reader) -> list[tuple[str, str]]:
    """Find the visible sheets, in the order of the tabs, and the part each is kept in."""
    parts = set(reader.archive.namelist())
    book = "xl/workbook.xml"
    if book not in parts:
        raise Unreadable(DAMAGED)
    targets: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def hear_relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            )

    def hear_sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            relation = next((value for key, value in attributes.items() if _local(key) == "id"), "")
            found.append((attributes.get("name", ""), relation))
        elif name == "workbookPr" and attributes.get("date1904", "0") in ("1", "true"):
            reader.day_zero = datetime(1904, 1, 1)  # noqa: DTZ001 -- a date in a cell has no zone

    relations = "xl/_rels/workbook.xml.rels"
    if relations in parts:
        _elements(reader.archive, relations, hear_relation)
    _elements(reader.archive, book, hear_sheet)
    named = [(name, targets.get(relation, "")) for name, relation in found]
    sheets: dict[str, str] = {}
    for name, part in named:
        if part in parts and "chartsheets" not in part:
            sheets.setdefault(part, name)  # a part that several tabs name is read once
    return [(name, part) for part, name in sheets.items()]


class _Strings:
    """Hears the table of texts that the cells share."""

    def __init__(self, into: list[str]) -> None:
        self.into = into
        self.pieces: list[str] = []
        self.letters = 0
        self.listening = False
        self.aloud = False  # within the reading of a Japanese word, which is not part of it

    def start(self, name: str, _: dict[str, str]) -> None:
        name = _local(name)
        if name == "si":
            self.pieces.clear()
            self.letters = 0
        elif name == "rPh":
            self.aloud = True
        self.listening = name == "t" and not self.aloud

    def text(self, text: str) -> None:
        if self.listening:
            self.pieces.append(text)
            self.letters += len(text)
            if self.letters > MOST_LETTERS:
                raise Unreadable(LONG_CELL)

    def end(self, name: str) -> None:
        name = _local(name)
        self.listening = False
        if name == "rPh":
            self.aloud = False
        elif name == "si":
            self.into.append(_unescaped("".join(self.pieces)))


def _read_strings(reader: Reader) -> None:
    part = next((name for name in reader.archive.namelist() if name.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return
    listener = _Strings(reader.strings)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    for _ in _parse(reader.archive, part, parser):
        if len(reader.strings) > MOST_CELLS:
            raise Unreadable("This workbook holds more texts than are read.")


def _unescaped(text: str) -> str:
    """Undo how workbooks write signs that XML cannot hold: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    told = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    return told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two of them may be one letter


def _read_styles(reader: Reader) -> None:
    if "xl/styles.xml" not in reader.archive.namelist():
        return
    formats: dict[int, str] = {}
    used: list[int] = []
    inside = {"cellXfs": False}

    def hear(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside["cellXfs"] = name == "cellXfs"
        elif name == "xf" and inside["cellXfs"]:
            used.append(_number(attributes.get("numFmtId")))

    _elements(reader.archive, "xl/styles.xml", hear)
    reader.dates = frozenset(
        style for style, code in enumerate(used) if code in DATE_FORMATS or _shows_date(formats.get(code, ""))
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _shows_date(code: str) -> bool:
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code.split(";", maxsplit=1)[0]).lower()
    return bool(re.search(r"[dy]|mm|h:|:s", bare)) and "general" not in bare


def _rows(reader: Reader, part: str) -> Iterator[list[str]]:
    """Give the rows of a sheet from the first on; rows that the file leaves out are empty."""
    _refuse_long(reader.archive, part)
    listener = _Listener(reader)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    given = 0
    for _ in _parse(reader.archive, part, parser):
        for number, cells in listener.done:
            reader.rows += number - given
            if reader.rows > MOST_ROWS:
                raise Unreadable(TOO_LARGE)
            for _gap in range(number - given - 1):
                yield []
            yield cells
            given = number
        listener.done.clear()


def _refuse_long(archive: zipfile.ZipFile, part: str) -> None:
    """Count the rows and cells of a large sheet before any is parsed, which is much slower."""
    if archive.getinfo(part).file_size < HARMLESS:
        return
    rows = cells = 0
    try:
        with archive.open(part) as file:
            while piece := file.read(1 << 20):
                rows += piece.count(b"<row") + piece.count(b":row ")
                cells += piece.count(b"<c ") + piece.count(b"<c>") + piece.count(b":c ")
                if rows > MOST_ROWS or cells > MOST_CELLS:
                    raise Unreadable(TOO_LARGE)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise Unreadable(DAMAGED) from None


class _Listener:
    """Hears one sheet and keeps the rows that are complete."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.done: list[tuple[int, list[str]]] = []
        self.number = 0
        self.letters = 0
        self.cells: list[str] = []
        self.column = -1
        self.kind = "n"
        self.style = 0
        self.listening = ""
        self.value: list[str] = []
        self.formula: list[str] = []

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        name = _local(name)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            told = _number(attributes.get("r"))
            self.number = told if told > self.number else self.number + 1
            self.cells, self.column = [], -1
            if self.number > MOST_ROWS:
                raise Unreadable(TOO_LARGE)
        elif name in ("v", "t", "f") and self.listening != "skip":
            self.listening = name
        elif name == "rPh":
            self.listening = "skip"

    def _start_cell(self, attributes: dict[str, Any]) -> None:
        place = re.match(r"[A-Z]{1,4}", attributes.get("r", ""))
        self.column = _index(place[0]) if place else self.column + 1
        if self.column >= MOST_WIDE:
            raise Unreadable(f"A row is wider than the {MOST_WIDE:,} columns of a spreadsheet.", self.number)
        self.reader.cells += 1
        if self.reader.cells > MOST_CELLS:
            raise Unreadable(TOO_LARGE)
        self.kind = attributes.get("t", "n")
        self.style = _number(attributes.get("s"))
        self.value, self.formula, self.listening, self.letters = [], [], "", 0

    def text(self, text: str) -> None:
        self.letters += len(text) if self.listening else 0
        if self.letters > MOST_LETTERS:
            raise Unreadable(LONG_CELL, self.number)
        if self.listening in ("v", "t"):
            self.value.append(text)
        elif self.listening == "f":
            self.formula.append(text)

    def end(self, name: str) -> None:
        name = _local(name)
        if name in ("v", "t", "f", "rPh"):
            self.listening = ""
        elif name == "c":
            text = self._cell()
            if text:
                self.cells.extend([""] * (self.column - len(self.cells)))
                self.cells[self.column :] = [text]
        elif name == "row":
            self.done.append((self.number, self.cells))

    def _cell(self) -> str:
        value = "".join(self.value)
        if not value:
            return "=" + "".join(self.formula) if self.formula else ""
        if self.kind == "s":
            strings = self.reader.strings
            at = _number(value) if value.isdecimal() and len(value) < 10 else len(strings)
            if at >= len(strings):
                raise Unreadable(DAMAGED, self.number)
            return strings[at]
        if self.kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self.kind == "n":
            return self._amount(value)
        return _unescaped(value)

    def _amount(self, value: str) -> str:
        try:
            amount = float(value)
        except ValueError:
            return value
        if self.style in self.reader.dates:
            return self._date(amount)
        return f"{amount:.0f}" if amount.is_integer() and abs(amount) < 1e15 else f"{amount:.15g}"

    def _date(self, days: float) -> str:
        try:
            moment = self.reader.day_zero + timedelta(seconds=round(days * 86_400))
        except (OverflowError, ValueError):
            return f"{days:.15g}"
        return moment.strftime("%Y-%m-%d") if days == int(days) else moment.strftime("%Y-%m-%d %H:%M:%S")


def _index(column: str) -> int:
    index = 0
    for letter in column:
        index = index * 26 + ord(letter) - 64
    return index - 1
