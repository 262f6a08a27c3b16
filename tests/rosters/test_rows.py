"""Rows and columns that are about nobody, or about somebody else than who wrote them: refused with a way out."""

from pathlib import Path

import pytest

from rosters import Fault, Faulty, Roster, read

HEAD = "Name,Email,Role,Topics"
PEOPLE = ("Ada Ek,ada@example.org,mentee,Letters", "Bo Ek,bo@example.org,mentor,Letters")
TO_FORBID = (
    "Column E names people somebody does not want to be matched with. Put those pairs in a file for --forbid, "
    'then mark the column as "ignore" in the map.'
)


def outcome(folder: Path, *lines: str, given: dict[str, object] | None = None) -> Roster | tuple[Fault, ...]:
    file = folder / "people.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        return read([file], mapping=given)
    except Faulty as faulty:
        return faulty.faults


@pytest.mark.parametrize(
    "header",
    [
        "Is there anyone you would NOT like to be matched with?",
        "Anyone you wouldn't want to be paired with",
        "People I prefer not to be paired with",
        "Conflict of interest",
        "Do you have any conflicts of interest?",
    ],
)
def test_people_somebody_wants_to_avoid_are_asked_for_apart_and_never_shown(tmp_path: Path, header: str) -> None:
    lines = (f"{HEAD},{header}", f"{PEOPLE[0]},Dr Foe", PEOPLE[1])

    (fault,) = outcome(tmp_path, *lines)
    settled = outcome(tmp_path, *lines, given={"columns": {header: "ignore"}})

    assert (fault.row, fault.column, fault.sentence) == (1, "E", TO_FORBID)
    assert "Foe" not in repr(fault)
    assert isinstance(settled, Roster)
    assert [column.header for column in settled.ignored] == [header]


@pytest.mark.parametrize("answer", ["", "No", "n/a", "none"])
def test_nobody_to_avoid_is_no_fault(tmp_path: Path, answer: str) -> None:
    roster = outcome(tmp_path, f"{HEAD},Conflict of interest", f"{PEOPLE[0]},{answer}", PEOPLE[1])

    assert isinstance(roster, Roster)
    assert "Conflict of interest" in [column.header for column in roster.ignored]


@pytest.mark.parametrize("name", ["Total", "vacant"])
def test_name_alone_is_nobody(tmp_path: Path, name: str) -> None:
    (fault,) = outcome(tmp_path, HEAD, *PEOPLE, f"{name},,,")

    assert (fault.row, fault.sentence) == (
        4,
        "This row has a name and nothing that a match needs. If it is a sum or a note, take it out.",
    )


@pytest.mark.parametrize("row", ["Cy Ek,cy@example.org,mentor,", "Cy Ek,,mentor,"])
def test_name_with_an_address_or_a_side_is_somebody(tmp_path: Path, row: str) -> None:
    roster = outcome(tmp_path, HEAD, *PEOPLE, row)

    assert isinstance(roster, Roster)
    assert [entry.name for entry in roster.mentors] == ["Bo Ek", "Cy Ek"]


@pytest.mark.parametrize("row", [",,,Letters", "Cy Ek,cy@example.org,,"])
def test_row_that_may_be_a_heading_is_told_to_be_taken_out(tmp_path: Path, row: str) -> None:
    (fault,) = outcome(tmp_path, HEAD, *PEOPLE, row)

    assert fault.row == 4
    assert fault.sentence.endswith("If it is a heading or a note, take the row out.")


def test_side_in_the_answers_is_not_lost_to_a_number_under_a_question_for_mentors(tmp_path: Path) -> None:
    roster = outcome(
        tmp_path,
        "Name,Email,I would like to take part as a …,Topics,How many mentees can you take?",
        "Ada Ek,ada@example.org,Mentee (I am looking for a mentor),Letters,1",
        "Bo Ek,bo@example.org,Mentor (I would like to offer mentoring),Letters,2",
    )

    assert isinstance(roster, Roster)
    assert [entry.name for entry in roster.mentors] == ["Bo Ek"]
