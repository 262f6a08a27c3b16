"""Pairs to forbid or to lock, named as coordinators name people."""

from pathlib import Path

import pytest

from rosters import Faulty, Roster, read, read_pairs

PEOPLE = """ID,Name,Email,Role
s1,Ines Duarte,ines.duarte@example.org,Mentee
s2,Jun Li,jun.li@example.org,Mentee
s3,Jun Li,li.jun@example.org,Mentee
t1,"Dr. Kwame Boateng, MD",kwame.boateng@example.org,Mentor
t2,Ines Duarte,ines.duarte@example.org,Both
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE.replace("t2,Ines", "s1,Ines"), encoding="utf-8")
    return read([file])


def written(folder: Path, text: str) -> Path:
    file = folder / "pairs.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_people_are_named_by_address_or_id_or_exact_name(tmp_path: Path, roster: Roster) -> None:
    file = written(
        tmp_path,
        "mentee,mentor,reason\n"
        "Ines.Duarte@example.org,Kwame Boateng,share a ward\n"
        "S2,t1,\n"
        "li.jun@example.org,prof. kwame boateng,\n",
    )

    pairs = read_pairs(file, roster)

    assert pairs == (
        ("ines.duarte@example.org", "kwame.boateng@example.org", "share a ward"),
        ("jun.li@example.org", "kwame.boateng@example.org", ""),
        ("li.jun@example.org", "kwame.boateng@example.org", ""),
    )


def test_columns_may_stand_in_any_order_under_a_title(tmp_path: Path, roster: Roster) -> None:
    file = written(tmp_path, "Not together\n\nReason;Mentor email;Mentee email\nkin;t1;jun.li@example.org\n")

    assert read_pairs(file, roster) == (("jun.li@example.org", "kwame.boateng@example.org", "kin"),)


def test_same_pair_twice_counts_once_with_its_first_reason(tmp_path: Path, roster: Roster) -> None:
    file = written(tmp_path, "mentee,mentor,reason\ns2,t1,first\njun.li@example.org,Kwame Boateng,again\n")

    assert read_pairs(file, roster) == (("jun.li@example.org", "kwame.boateng@example.org", "first"),)


def test_unknown_ambiguous_missing_and_identical_people_are_faults_at_their_cells(
    tmp_path: Path, roster: Roster
) -> None:
    file = written(
        tmp_path,
        "mentee,mentor,reason\nJun Li,t1,\nKwame Boateng,nobody@example.org,\ns2,,\ns1,Ines Duarte,\ns2,t1,\n",
    )

    with pytest.raises(Faulty) as faulty:
        read_pairs(file, roster)

    found = [(fault.file, fault.row, fault.column, fault.sentence.split(".")[0]) for fault in faulty.value.faults]
    assert found == [
        ("pairs.csv", 2, "A", "Several mentees are called Jun Li"),
        ("pairs.csv", 3, "A", "Kwame Boateng is none of the mentees"),
        ("pairs.csv", 3, "B", "nobody@example"),
        ("pairs.csv", 4, "B", "No mentor is named here"),
        ("pairs.csv", 5, None, "This row names the same person on both sides"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mentee,reason\ns1,kin\n", "no column “mentor”"),
        ("one,two\ns1,t1\n", "no column “mentee”"),
        ("", "empty"),
    ],
)
def test_file_that_names_no_pairs_is_refused(text: str, says: str, tmp_path: Path, roster: Roster) -> None:
    with pytest.raises(Faulty) as faulty:
        read_pairs(written(tmp_path, text), roster)

    assert [says in fault.sentence for fault in faulty.value.faults] == [True]


def test_header_alone_names_no_pairs(tmp_path: Path, roster: Roster) -> None:
    assert read_pairs(written(tmp_path, "mentee,mentor,reason\n"), roster) == ()
