"""Our own template: what is written reads back without a doubt."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rosters import Entry, read, template


def people(path: Path) -> list[Entry]:
    roster = read([path])
    return [replace(entry, file="") for entry in (*roster.mentees, *roster.mentors)]


def test_template_reads_back_without_a_doubt_in_both_forms(tmp_path: Path) -> None:
    text, book = template(tmp_path / "new")

    roster = read([text])

    assert (text.name, book.name) == ("people.csv", "people.xlsx")
    assert {guess.sureness for guess in roster.guesses} == {"sure"}
    assert roster.ignored == ()
    assert [entry.name for entry in roster.mentees] == ["Ines Duarte", "Mei-Ling Tan"]
    assert [entry.places for entry in roster.mentors] == [3, 2]
    assert people(book) == people(text)
    assert read([book]).notes == ()


def test_template_opens_in_excel_with_its_letters_right(tmp_path: Path) -> None:
    text, _ = template(tmp_path)

    content = text.read_bytes()

    assert content.startswith(b"\xef\xbb\xbfName,")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_template_is_never_written_over_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "people.xlsx").write_text("mine")

    with pytest.raises(FileExistsError, match="left as it is"):
        template(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["people.xlsx"]
    assert (tmp_path / "people.xlsx").read_text() == "mine"


def test_reading_a_workbook_imports_nothing_large(tmp_path: Path) -> None:
    template(tmp_path)
    code = (
        "import sys; from pathlib import Path; from rosters import read; read([Path(sys.argv[1])]);"
        "print(sorted({'django', 'openpyxl', 'numpy', 'ortools'} & sys.modules.keys()))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "people.xlsx")], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
