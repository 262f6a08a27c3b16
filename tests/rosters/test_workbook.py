"""Workbooks as spreadsheet programs write them, part by part."""

import io
import zipfile
from pathlib import Path

import pytest

from rosters.sheets import Unreadable, tables

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def written(folder: Path, sheet: str, *, namespace: str = MAIN, settings: str = "", **parts: str) -> Path:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = (
        f'<workbook xmlns="{namespace}" xmlns:r="{relations}"><workbookPr {settings}/><sheets>'
        '<sheet name="Old" sheetId="1" state="hidden" r:id="r2"/><sheet name="People" sheetId="2" r:id="r1"/>'
        "</sheets></workbook>"
    )
    named = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>'
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", named)
        archive.writestr("xl/worksheets/sheet1.xml", cells(sheet, namespace))
        archive.writestr("xl/worksheets/sheet2.xml", cells('<row><c t="str"><v>hidden</v></c></row>', namespace))
        for name, text in parts.items():
            archive.writestr(f"xl/{name}.xml", text)
    path = folder / "people.xlsx"
    path.write_bytes(content.getvalue())
    return path


def cells(sheet: str, namespace: str) -> str:
    return f'<worksheet xmlns="{namespace}"><sheetData>{sheet}</sheetData></worksheet>'


def rows(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    (table,) = tables(path)
    return [(row.number, row.cells) for row in table.rows]


def test_shared_texts_keep_their_runs_and_lose_how_they_are_read_aloud(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>Name</t></si>'
        '<si><r><t>Aki</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Mori</t></r></si>'
        "<si><t>森</t><rPh><t>モリ</t></rPh></si><si><t>one_x000D_\ntwo</t></si></sst>"
    )
    sheet = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in (1, 2, 3, 4))

    assert rows(written(tmp_path, sheet, sharedStrings=strings)) == [
        (1, ("Name",)),
        (2, ("Aki Mori",)),
        (3, ("森",)),
        (4, ("one\ntwo",)),
    ]


def test_numbers_dates_truths_and_errors_become_text(tmp_path: Path) -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="d.m.yyyy h:mm"/>'
        '<numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    )
    sheet = (
        '<row><c><v>3.0</v></c><c><v>0.30000000000000004</v></c><c s="1"><v>46054</v></c><c s="2"><v>46054.5</v></c>'
        '<c s="3"><v>2.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-02-03</v></c></row>'
    )

    found = rows(written(tmp_path, sheet, styles=styles))

    assert found == [
        (1, ("3", "0.3", "2026-02-01", "2026-02-01 12:00:00", "2.5", "TRUE", "#N/A", "2026-02-03")),
    ]


def test_dates_counted_from_1904_are_not_four_years_early(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    path = written(tmp_path, '<row><c s="0"><v>1</v></c></row>', settings='date1904="1"', styles=styles)

    assert rows(path) == [(1, ("1904-01-02",))]


def test_cells_and_rows_that_are_left_out_keep_their_places(tmp_path: Path) -> None:
    sheet = '<row r="3"><c r="C3" t="str"><v>x</v></c><c r="E3" t="inlineStr"><is><t>y</t></is></c></row><row r="9"/>'

    assert rows(written(tmp_path, sheet)) == [(3, ("", "", "x", "", "y"))]


def test_strict_workbooks_are_read_like_others(tmp_path: Path) -> None:
    assert rows(written(tmp_path, '<row><c t="str"><v>x</v></c></row>', namespace=STRICT)) == [(1, ("x",))]


def test_formula_counts_by_its_value_and_without_one_as_text(tmp_path: Path) -> None:
    sheet = '<row><c t="str"><f>A2&amp;""</f><v>Ada</v></c><c><f>1+1</f></c></row>'

    assert rows(written(tmp_path, sheet)) == [(1, ("Ada", "=1+1"))]


def test_workbook_without_its_sheets_is_damaged(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    path = tmp_path / "people.xlsx"
    path.write_bytes(content.getvalue())

    with pytest.raises(Unreadable, match="damaged"):
        tables(path)


def test_text_that_is_too_long_to_share_is_refused(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{MAIN}"><si>{"<r><t>word</t></r>" * 20_000}</si></sst>'

    with pytest.raises(Unreadable, match="more than 65,536 letters"):
        tables(written(tmp_path, '<row><c t="s"><v>0</v></c></row>', sharedStrings=strings))


def test_longest_cell_is_read_whole(tmp_path: Path) -> None:
    text = "é&amp;" * 32_768

    ((_, (cell,)),) = rows(written(tmp_path, f'<row><c t="str"><v>{text}</v></c></row>'))

    assert cell == "é&" * 32_768


def test_half_of_a_letter_becomes_a_sign_that_can_be_written(tmp_path: Path) -> None:
    sheet = '<row><c t="str"><v>a_xD800_b</v></c><c t="str"><v>_xD83D__xDE00_</v></c></row>'

    assert rows(written(tmp_path, sheet)) == [(1, ("a\ufffdb", "\U0001f600"))]
