"""What a matching tells to others: never a discreet topic, never what somebody added in words of their own."""

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from chiron.cli.match import match
from chiron.vocabulary.terms import vocabulary

app = typer.Typer()
app.command()(match)
DISCREET = [term for term in vocabulary("topics") if term.more.get("discreet")]


def matched(folder: Path, people: str, mapping: str = "") -> tuple[str, str]:
    """Match and return everything that was told, and how the report says that the file was read."""
    file, given, out = folder / "people.csv", folder / "map.toml", folder / "out"
    file.write_text(people, encoding="utf-8")
    given.write_text(mapping, encoding="utf-8")
    done = CliRunner().invoke(app, [str(file), "--out", str(out), *(["--map", str(given)] if mapping else [])])
    assert done.exit_code == 0, done.stderr
    told = done.stdout + "".join(path.read_text(encoding="utf-8") for path in sorted(out.iterdir()))
    report = (out / "report.html").read_text(encoding="utf-8")
    begin = report.index("How the files were read", report.index("<main"))
    read = report[begin : report.index("To repeat this", begin)]
    return told, re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", read))


GRIDS = ["Topics [{}]", "Topics (choice={})", "Topics - {}", "Topics: {}"]


@pytest.mark.parametrize("header", GRIDS)
@pytest.mark.parametrize("option", ["Burnout", "Burnot", "Grief and meaning", "Failed exam and recovery", "9.4"])
def test_column_of_a_discreet_topic_reads_the_same_whether_or_not_anyone_chose_it(tmp_path, header, option):
    def told(mark):
        return (
            f"Name,Role,{header.format('Exam plan')},{header.format(option)}\n"
            f"Ines,mentee,Yes,{mark}\nMei,mentor,Yes,{mark}\n"
        )

    chosen, read = matched(tmp_path, told("Yes"))
    _, otherwise = matched(tmp_path, told("No"))

    assert read == otherwise
    assert "column D not shown here topics" in read
    assert header.format(option) not in chosen
    assert header.format("Exam plan") in read


def test_code_that_the_map_makes_a_discreet_topic_hides_its_column(tmp_path):
    people = "record_id,name,role,topics___1,topics___7\n1,Ines,mentee,1,{0}\n2,Mei,mentor,1,{0}\n"
    mapping = '[codes.topics]\n1 = "Exam plan"\n7 = "Burnout"\n'

    _, chosen = matched(tmp_path, people.format(1), mapping)
    _, otherwise = matched(tmp_path, people.format(0), mapping)

    assert "topics___7" not in chosen
    assert "topics___1" in chosen
    assert chosen.replace("codes", "") == otherwise.replace("codes", "")


def test_column_that_is_left_out_is_not_named_by_a_discreet_topic(tmp_path):
    _, read = matched(tmp_path, "Name,Role,Topics,Struggles [Burnout]\nInes,mentee,Exam plan,Yes\nMei,mentor,CV,\n")

    assert "Burnout" not in read
    assert "people.csv, column D (not shown here) nothing was read from it" in read


REMARKS = [
    ("Stage", "Intern - on leave since my depression got bad", "First postgraduate year, with a remark"),
    ("Topics", "USMLE (I failed twice because my mother died last year)", "Exam plan, with a remark"),
    ("Languages", "English (I was in rehab)", "English, with a remark"),
    ("Hours", '"3 hours, I am pregnant"', "3, with a remark"),
    ("Hours", "3 hours on chemo", "3, with a remark"),
    ("Places", "1 since my chemo", "1, with a remark"),
    ("Time zone", "London (near my clinic for addiction)", "Europe/London, with a remark"),
    ("Time zone", "UTC+1 in my clinic", "Etc/GMT-1, with a remark"),
    ("Role", "Mentee - but I have been ill for a year", "mentee, with a remark"),
    ("Topics", "Exam plan \U0001f930", "Exam plan, with a remark"),
]


@pytest.mark.parametrize(("header", "answer", "meaning"), REMARKS)
def test_remark_stays_in_the_file_and_what_it_was_taken_for_is_told(tmp_path, header, answer, meaning):
    row = "Name,Role\nInes,mentee\nMei,mentor\n" if header != "Role" else f"Name,Role\nInes,{answer}\nMei,mentor\n"
    if header != "Role":
        row = f"Name,Role,{header}\nInes,mentee,{answer}\nMei,mentor,\n"

    told, read = matched(tmp_path, row)

    private = re.findall(r"depression|mother|rehab|pregnant|chemo|clinic|ill for|\U0001f930", told)
    assert private == []
    assert meaning in read


def test_answer_that_the_map_settles_is_not_shown_in_its_own_words(tmp_path):
    people = "Name,Role,Topics,Hours\nInes,mentee,back from rehab,after chemo\nMei,mentor,Exam plan,2\n"
    mapping = '[answers.topics]\n"back from rehab" = "2.3"\n[answers.hours]\n"after chemo" = "1"\n'

    told, read = matched(tmp_path, people, mapping)

    assert "rehab" not in told
    assert "chemo" not in told
    assert "Exam plan, as the map says" in read


@pytest.mark.parametrize(
    ("header", "answer", "shown"),
    [
        ("Topics", "Exam plann", "Exam plann Exam plan likely"),
        ("Topics", "USMLE", "USMLE → Exam plan"),
        ("Hours", "2-4 hours a month", "2-4 hours a month 3 likely"),
        ("Time zone", "eastern", "eastern → America/New_York"),
    ],
)
def test_answer_that_differs_in_spelling_alone_is_shown(tmp_path, header, answer, shown):
    _, read = matched(tmp_path, f"Name,Role,{header}\nInes,mentee,{answer}\nMei,mentor,\n")

    assert shown in read


def test_own_words_are_noted_without_being_told(tmp_path):
    told, read = matched(
        tmp_path, 'Name,Role,Topics\nInes,mentee,"Exam plan; Other: ""my son: died"""\nMei,mentor,CV\n'
    )

    assert "my son" not in told
    assert "row 2, column C: An answer in their own words is not matched. It stands there in the file." in read


def test_why_somebody_has_no_mentor_and_who_else_would_fit_name_no_discreet_topic(tmp_path):
    topics = f'"{"; ".join(term.label for term in DISCREET)}"'
    mentees = "".join(f"Ines {letter},mentee,{topics},English,1\n" for letter in "ABCD")
    mentors = f"Mei,mentor,{topics},English,1\nBo,mentor,{topics},French,1\nCy,mentor,Exam plan,English,1\n"

    told, _ = matched(tmp_path, "Name,Role,Topics,Languages,Places\n" + mentees + mentors)

    told = told.replace("unmatched.csv", "").replace("religion, orientation, disability, health", "")
    names = [name for term in DISCREET for name in (term.label, *term.aliases) if len(name) > 8]
    assert "Others who fit" in told
    assert "What would change it" in told
    assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", told, re.IGNORECASE)] == []
