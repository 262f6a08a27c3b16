"""Files made to do harm: each gets one clear sentence, soon, and within bounded memory.

Every one is read in a process of its own, which reports its own time and its own greatest memory.
"""

import io
import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

READ = """
import json, resource, sys, time
from pathlib import Path
from rosters import Faulty, read

def greatest():  # not ru_maxrss on Linux: there a new process starts with its parent's
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

start, before = time.process_time(), greatest()  # other processes do not count
try:
    read([Path(sys.argv[1])])
    said = []
except Faulty as faulty:
    said = [str(fault) for fault in faulty.faults]
told = {"said": said, "seconds": time.process_time() - start, "megabytes": (greatest() - before) / 1024}
print(json.dumps(told))
"""
WORKBOOK = b"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
 <sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"""
RELATIONS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"""
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def book(path: Path, sheet: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def two_hundred_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def long_csv(path: Path) -> None:
    path.write_bytes(b"Name,Email,Role\n" + b"a,b,c\n" * 9_000_000)


def million_columns(path: Path) -> None:
    path.write_bytes(b"Name," * 1_000_000 + b"\n")


def million_blank_columns(path: Path) -> None:
    path.write_bytes(b"Name,Email" + b"," * 1_000_000 + b"\n")


def wide_csv(path: Path) -> None:
    path.write_bytes(b"," * 9_000 + b"Name\n")


def one_endless_cell(path: Path) -> None:
    path.write_bytes(b"Name,Email\n" + b'"' + b"x" * 30_000_000)


def noise(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(4_000_000))


def quotation_marks(path: Path) -> None:
    path.write_bytes(b'Name,Email\n"' + b'"\n"' * 400_000 + b"x")


def zip_bomb(path: Path) -> None:
    book(path, SHEET + b" " * 60_000_000 + END)


def many_small_bombs(path: Path) -> None:
    book(path, SHEET + END)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(110):
            archive.writestr(f"xl/part{number}.xml", bytes(4_000_000))


def zip_that_lies(path: Path) -> None:
    """The directory says that the sheet unpacks to 100 bytes; it unpacks to 60 MB."""
    book(path, SHEET + b" " * 60_000_000 + END)
    content = bytearray(path.read_bytes())
    size = (len(SHEET) + 60_000_000 + len(END)).to_bytes(4, "little")
    path.write_bytes(bytes(content.replace(size, (100).to_bytes(4, "little"))))


def billion_laughs(path: Path) -> None:
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    book(path, b'<!DOCTYPE x [<!ENTITY a0 "ha">' + entities + b"]>" + SHEET + b"<row><c><v>&a11;</v></c></row>" + END)


def other_file_as_entity(path: Path) -> None:
    book(
        path,
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + SHEET + b"<row><c><v>&f;</v></c></row>" + END,
    )


def absurd_dimensions(path: Path) -> None:
    book(path, SHEET.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>') + END)


def cell_far_away(path: Path) -> None:
    book(path, SHEET + b'<row r="1"><c r="XFD1" t="str"><v>Name</v></c></row>' + END)


def row_far_away(path: Path) -> None:
    book(path, SHEET + b'<row r="1048576"><c r="A1048576" t="str"><v>Name</v></c></row>' + END)


def column_that_is_none(path: Path) -> None:
    book(path, SHEET + b'<row r="1"><c r="ZZZZ1" t="str"><v>Name</v></c></row>' + END)


def many_cells(path: Path) -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % number for number in random.Random(1).sample(range(10**6), 300_000))
    book(path, SHEET + b'<row r="1">' + cells + b"</row>" + END)


def many_rows(path: Path) -> None:
    rows = (b"<row><c><v>%d</v></c></row>" % number for number in random.Random(1).sample(range(10**6), 300_000))
    book(path, SHEET + b"".join(rows) + END)


def texts_that_are_not_there(path: Path) -> None:
    book(path, SHEET + b'<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>' + END)


def text_number_without_end(path: Path) -> None:
    book(path, SHEET + b'<row r="1"><c r="A1" t="s"><v>' + b"1" * 5_000 + b"</v></c></row>" + END)


def endless_cell(path: Path) -> None:
    book(path, SHEET + b'<row r="3"><c t="str"><v>' + bytes(range(97, 123)) * 100_000 + b"</v></c></row>" + END)


def endless_attribute(path: Path) -> None:
    told = random.Random(3).randbytes(12_000_000).hex().encode()
    book(path, SHEET + b'<row note="' + told + b'"/>' + END)


def endless_comment(path: Path) -> None:
    told = random.Random(3).randbytes(12_000_000).hex().encode()
    book(path, SHEET + b"<!-- <a> " + told + b"-->" + END)


def one_part_listed_often(path: Path) -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % number for number in random.Random(1).sample(range(10**6), 1_000))
    names = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="r1"/>' % (n, n) for n in range(50))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK.replace(WORKBOOK[WORKBOOK.index(b"<sheet ") : -20], names))
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET + (b"<row>" + cells + b"</row>") * 60 + END)


def many_sheets(path: Path) -> None:
    names = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="r%d"/>' % (n, n, n) for n in range(50))
    links = b"".join(b'<Relationship Id="r%d" Target="worksheets/sheet%d.xml"/>' % (n, n) for n in range(50))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK.replace(WORKBOOK[WORKBOOK.index(b"<sheet ") : -20], names))
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/_rels/workbook.xml.rels", b"<Relationships>" + links + b"</Relationships>")
        for number in range(50):
            row = b'<row r="%d"><c t="str"><v>x</v></c></row>' % (10_000 + number)
            archive.writestr(f"xl/worksheets/sheet{number}.xml", SHEET + row + END)


def deep_nesting(path: Path) -> None:
    names = random.Random(1).sample(range(10**6), 300_000)
    book(path, SHEET + b"".join(b"<a%d>" % name for name in names))


def half_a_character(path: Path) -> None:
    path.write_bytes(b"\xff\xfeN\x00a")


HARMFUL: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "200 MB": (two_hundred_megabytes, "people.csv", "200 MB"),
    "nine million rows": (long_csv, "people.csv", "too large"),
    "a million columns": (million_columns, "people.csv", "columns"),
    "a million empty columns": (million_blank_columns, "people.csv", "columns"),
    "a cell in column 9,000": (wide_csv, "people.csv", "columns"),
    "an endless cell": (one_endless_cell, "people.csv", "quotation mark"),
    "noise": (noise, "people.csv", "not a spreadsheet"),
    "quotation marks": (quotation_marks, "people.csv", "quotation mark"),
    "zip bomb": (zip_bomb, "people.xlsx", "unpacks to"),
    "many small bombs": (many_small_bombs, "people.xlsx", "unpacks to"),
    "zip that lies": (zip_that_lies, "people.xlsx", "damaged"),
    "billion laughs": (billion_laughs, "people.xlsx", "definitions"),
    "a file as entity": (other_file_as_entity, "people.xlsx", "definitions"),
    "absurd dimensions": (absurd_dimensions, "people.xlsx", "empty"),
    "a cell far right": (cell_far_away, "people.xlsx", "columns"),
    "a row far down": (row_far_away, "people.xlsx", "too large"),
    "no such column": (column_that_is_none, "people.xlsx", "wider"),
    "300,000 cells in a row": (many_cells, "people.xlsx", "wider"),
    "300,000 rows": (many_rows, "people.xlsx", "too large"),
    "texts that are not there": (texts_that_are_not_there, "people.xlsx", "damaged"),
    "a text number without end": (text_number_without_end, "people.xlsx", "row 1: This workbook is damaged"),
    "an endless cell in a workbook": (endless_cell, "people.xlsx", "more than 65,536 letters"),
    "an endless attribute": (endless_attribute, "people.xlsx", "damaged"),
    "an endless comment": (endless_comment, "people.xlsx", "damaged"),
    "one part listed often": (one_part_listed_often, "people.xlsx", "people.xlsx, row 1: No column here"),
    "many sheets": (many_sheets, "people.xlsx", "too large"),
    "deep nesting": (deep_nesting, "people.xlsx", "damaged"),
    "half a character": (half_a_character, "people.csv", "cannot be made out"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_file_gets_one_sentence_soon_and_little_memory(name: str, tmp_path: Path) -> None:
    make, file, says = HARMFUL[name]
    make(tmp_path / file)

    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / file)], capture_output=True, text=True, timeout=60, check=True
    )

    found = json.loads(done.stdout)
    assert len(found["said"]) == 1, found
    assert says in found["said"][0]
    assert found["seconds"] < 2
    assert found["megabytes"] < 300


def test_what_is_no_file_is_said_so(tmp_path: Path) -> None:
    from rosters import Faulty, read

    with pytest.raises(Faulty) as folder:
        read([tmp_path])
    with pytest.raises(Faulty) as missing:
        read([tmp_path / "people.csv"])

    assert [fault.sentence for fault in folder.value.faults] == ["This is not a file."]
    assert [fault.sentence for fault in missing.value.faults] == ["There is no such file."]


def test_archive_of_other_things_is_refused(tmp_path: Path) -> None:
    from rosters import Faulty, read

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("people.csv", "Name,Email\n")
    (tmp_path / "people.zip").write_bytes(content.getvalue())

    with pytest.raises(Faulty) as faulty:
        read([tmp_path / "people.zip"])

    assert "Unpack it" in faulty.value.faults[0].sentence
