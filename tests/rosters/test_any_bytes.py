"""Whatever a file holds, reading it ends in people or in faults, and in nothing else."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rosters import Faulty, read

CELLS = st.sampled_from(
    [
        "Name",
        "Email",
        "Role",
        "Topics",
        "a@example.org",
        "Mentee",
        "Mentor",
        "1",
        "x",
        "=1",
        '"',
        "Q1_1",
        "t___1",
        "[a]",
        "",
    ]
)
SHEETS = st.lists(st.lists(CELLS, max_size=6), max_size=8)
KEPT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcome(path: Path, content: bytes) -> int:
    path.write_bytes(content)
    try:
        roster = read([path])
    except Faulty as faulty:
        return sum(fault.sentence[-1] in ".?" for fault in faulty.faults)
    return len(roster.mentees) * len(roster.mentors)


@given(content=st.binary(max_size=400))
@KEPT
def test_any_bytes_end_in_people_or_faults(content: bytes, tmp_path: Path) -> None:
    assert outcome(tmp_path / "people.csv", content) > 0


@given(rows=SHEETS, delimiter=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@KEPT
def test_any_table_ends_in_people_or_faults(
    rows: list[list[str]], delimiter: str, encoding: str, tmp_path: Path
) -> None:
    text = "\n".join(delimiter.join(row) for row in rows)

    assert outcome(tmp_path / "people.csv", text.encode(encoding)) > 0
