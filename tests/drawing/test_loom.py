from itertools import pairwise

import pytest
from pictures import all_of, inside, numbers, parsed, texts

from drawing import Person, Thread, from_afar, sheets

AMARA = Person("amara", "Amara Okafor", "Surgery", places=3)
BILAL = Person("bilal", "Bilal Haddad", "Medicine", places=1)
BEN = Person("ben", "Ben Carter", "Surgery")
ESI = Person("esi", "Esi Mensah", "Medicine")
DINA = Person("dina", "Dina Petrov", "Surgery")


def test_every_pair_is_a_thread_and_a_row():
    threads = [Thread("ben", "amara", 0.9), Thread("esi", "amara", 0.5)]

    (sheet,) = sheets([BEN, ESI], [AMARA], threads)

    assert len(all_of(sheet, "path", "thread")) == 2
    assert sheet.table.rows == (
        ("Ben Carter", "Amara Okafor", 0.9, 2, 3),
        ("Esi Mensah", "Amara Okafor", 0.5, 2, 3),
    )
    assert {"Ben Carter", "Esi Mensah", "Amara Okafor", "2/3"} < set(texts(sheet))


def test_a_thread_runs_from_its_mentee_to_its_mentor():
    (sheet,) = sheets([BEN, ESI], [AMARA, BILAL], [Thread("ben", "bilal", 1.0), Thread("esi", "amara", 0.2)])

    height = {text.text: float(text.get("y")) - 4.5 for text in all_of(sheet, "text") if text.get("y") != "12"}
    ends = {path[0].text: numbers(path.get("d")) for path in all_of(sheet, "path", "thread")}
    told = ends["Ben Carter – Bilal Haddad, fit 1.00"]
    assert (told[1], told[-1]) == pytest.approx((height["Ben Carter"], height["Bilal Haddad"]))
    other = ends["Esi Mensah – Amara Okafor, fit 0.20"]
    assert (other[1], other[-1]) == pytest.approx((height["Esi Mensah"], height["Amara Okafor"]))


def test_those_without_a_thread_come_last_and_are_named():
    first, last = sheets([BEN, ESI, DINA], [AMARA, BILAL], [Thread("ben", "amara", 0.9)])

    assert "Dina Petrov" not in texts(first)
    assert last.table.rows == (
        ("Esi Mensah", "mentee", 1),
        ("Dina Petrov", "mentee", 1),
        ("Bilal Haddad", "mentor", 1),
    )
    assert len(all_of(last, "path", "loose")) == 2


def test_a_mentor_stays_whole_when_the_loom_is_cut():
    mentees = [Person(f"e{n}", f"Mentee {n}") for n in range(9)]
    mentors = [Person(f"m{n}", f"Mentor {n}", places=3) for n in range(3)]
    threads = [Thread(f"e{n}", f"m{n // 3}", 0.5) for n in range(9)]

    cut = sheets(mentees, mentors, threads, rows=4)

    assert [{row[1] for row in sheet.table.rows} for sheet in cut] == [{"Mentor 0"}, {"Mentor 1"}, {"Mentor 2"}]
    assert sum(len(sheet.table.rows) for sheet in cut) == 9


def test_a_mentee_with_two_mentors_is_drawn_once_with_two_threads():
    twice = Person("ben", "Ben Carter", places=2)

    (sheet,) = sheets([twice], [AMARA, BILAL], [Thread("ben", "amara", 0.9), Thread("ben", "bilal", 0.4)])

    assert texts(sheet).count("Ben Carter") == 1
    assert len(all_of(sheet, "path", "thread")) == 2
    assert inside(sheet)


def test_names_of_mentors_never_lie_on_each_other():
    mentors = [Person(f"m{n}", f"Mentor {n}", places=9) for n in range(4)]
    threads = [Thread("ben", mentor.key, 0.5) for mentor in mentors]

    (sheet,) = sheets([Person("ben", "Ben Carter", places=4)], mentors, threads)

    heights = sorted(float(text.get("y")) for text in all_of(sheet, "text") if "Mentor " in (text.text or ""))
    assert [b - a for a, b in pairwise(heights)] == [22.0, 22.0, 22.0]


def test_a_pair_with_somebody_unknown_is_an_error():
    with pytest.raises(KeyError):
        sheets([BEN], [AMARA], [Thread("nobody", "amara", 0.5)])


def test_nobody_at_all_is_no_sheet():
    assert sheets([], [], []) == []


def test_markup_in_a_name_stays_text():
    name = '<script>alert(1)</script> & "Sons" \x00'

    (sheet,) = sheets([Person("ben", name)], [AMARA], [Thread("ben", "amara", 0.5)])

    assert not all_of(sheet, "script")
    assert '<script>alert(1)</script> & "Sons" \ufffd' in texts(sheet)


def test_a_long_name_is_cut_in_the_picture_and_whole_in_table_and_tooltip():
    name = "Venkatanarasimharajuvaripeta Subrahmanyeswara Krishnamoorthy"

    (sheet,) = sheets([Person("ben", name)], [AMARA], [Thread("ben", "amara", 0.5)])

    (short,) = [text.text for text in all_of(sheet, "text") if (text.text or "").startswith("Venkat")]
    assert short.endswith("…")
    assert len(short) < 22
    assert sheet.table.rows[0][0] == name
    assert name in texts(sheet)


def test_an_accent_is_not_torn_from_its_letter():
    name = "e\u0301" * 40

    (sheet,) = sheets([Person("ben", name)], [AMARA], [Thread("ben", "amara", 0.5)])

    (short,) = [text.text for text in all_of(sheet, "text") if (text.text or "").startswith("e\u0301")]
    assert set(short.removesuffix("…").split("e\u0301")) == {""}


def test_from_afar_counts_the_threads_between_groups():
    threads = [Thread("ben", "amara", 0.9), Thread("esi", "amara", 0.3)]

    picture = from_afar([BEN, DINA, ESI], [AMARA, BILAL], threads, grouped_by="specialty")

    assert picture.table.rows == (
        ("Surgery", "Surgery", 1),
        ("Medicine", "Surgery", 1),
        ("Surgery", "no mentor yet", 1),
    )
    assert picture.table.caption == "2 threads: 1 within one specialty, 1 across"
    assert len(all_of(picture, "path", "across")) == 1
    assert {"2 mentees, 1 not yet", "1 mentee", "2 of 3 places", "0 of 1 place"} < set(texts(picture))
    assert inside(picture)


@pytest.mark.parametrize("pairs", [1, 100, 600])
def test_from_afar_threads_stay_within_their_groups(pairs):
    mentees = [Person(f"e{n}", f"Mentee {n}", f"Group {n % 7}") for n in range(pairs)]
    mentors = [Person(f"m{n}", f"Mentor {n}", f"Group {n % 5}") for n in range(pairs)]
    threads = [Thread(f"e{n}", f"m{n}", 0.5) for n in range(pairs)]

    picture = from_afar(mentees, mentors, threads, grouped_by="field")

    beams = [(float(beam.get("y")), float(beam.get("height"))) for beam in all_of(picture, "rect", "beam")]
    ends = [numbers(p.get("d")) for p in all_of(picture, "path") if p.get("class") in (None, "across")]
    assert len(ends) == pairs
    for end in ends:
        assert any(top <= end[1] <= top + height for top, height in beams)
        assert any(top <= end[-1] <= top + height for top, height in beams)
    assert float(parsed(picture).get("viewBox").split()[3]) < 1700


def test_a_picture_needs_no_style_of_its_own():
    (sheet,) = sheets([BEN], [AMARA], [Thread("ben", "amara", 0.5)])

    assert not [found for found in parsed(sheet).iter() if "style" in found.attrib or found.tag.endswith("style")]


def test_loose_ends_can_be_left_out():
    (sheet,) = sheets([BEN, ESI], [AMARA, BILAL], [Thread("ben", "amara", 0.9)], loose_ends=False)

    assert {row[0] for row in sheet.table.rows} == {"Ben Carter"}
