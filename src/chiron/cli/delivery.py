"""Putting a matching down as files: three tables that Excel opens right, and the report; all of them or none."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from errno import EISDIR
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from chiron.cli.outcome import Outcome

NAMES = ("matches.csv", "unmatched.csv", "mentors.csv", "report.html")

# How a cell begins that a spreadsheet program would run as a formula; the wide forms count as such in some.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip


# The same where a program cuts a cell in two, because semicolons, tabs or bars part the cells where it runs.
_WITHIN = re.compile(r"([;|\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])")


def tables(outcome: Outcome) -> dict[str, bytes]:
    """Write matches.csv, unmatched.csv and mentors.csv, by file name."""
    return {
        "matches.csv": _table(
            ("mentee", "mentee_email", "mentor", "mentor_email", "score", "reasons"),
            (
                (
                    pair.mentee.name,
                    pair.mentee.email,
                    pair.mentor.name,
                    pair.mentor.email,
                    f"{pair.fit:.4f}",
                    "; ".join(pair.reasons),
                )
                for pair in outcome.pairs
            ),
        ),
        "unmatched.csv": _table(
            ("mentee", "email", "why", "what would change it"),
            ((left.mentee.name, left.mentee.email, left.why, left.change) for left in outcome.not_yet),
        ),
        "mentors.csv": _table(
            ("mentor", "email", "places", "taken"),
            ((load.mentor.name, load.mentor.email, str(load.places), str(load.taken)) for load in outcome.loads),
        ),
    }


def defused(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet program would take for a formula."""
    inner = _WITHIN.sub(r"\1'", cell)
    return f"'{inner}" if cell.lstrip(" \u00a0\u3000").startswith(_FORMULA) else inner


def deliver(contents: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Write the files into the folder, made where it is missing, and return the names of those that were replaced.

    Everything is written aside first and moved when it is complete; if a move fails, what was moved is moved back.
    Other files in the folder are left alone. OSError if it cannot be done.
    """
    folder = folder.resolve()
    # Inside a folder that exists: its parent may belong to somebody else, or lie on another disk.
    parent = folder if folder.exists() else folder.parent
    parent.mkdir(parents=True, exist_ok=True)
    aside = parent / f".{folder.name}-{token_hex(4)}"
    aside.mkdir()
    before = {name for name in contents if (folder / name).exists()}
    try:
        for name, content in contents.items():
            (aside / name).write_bytes(content)
        if folder == parent:
            _move(aside, folder, tuple(contents), before)
        else:
            aside.rename(folder)
    except BaseException:  # also when somebody stops it: nothing earlier may be lost
        _restore(aside, folder, tuple(contents), before)
        rmtree(aside, ignore_errors=True)
        raise
    rmtree(aside, ignore_errors=True)
    return tuple(name for name in contents if name in before)


def _move(aside: Path, folder: Path, names: Sequence[str], before: Collection[str]) -> None:
    (aside / "earlier").mkdir()
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, "a folder of that name is in the way", str(folder / name))
        if name in before:
            (folder / name).rename(aside / "earlier" / name)
        (aside / name).rename(folder / name)


def _restore(aside: Path, folder: Path, names: Sequence[str], before: Collection[str]) -> None:
    """Put back what stood there, by what lies in the folders: a step may have been taken and not yet noted."""
    for name in names:
        if (aside / "earlier" / name).exists():
            (aside / "earlier" / name).replace(folder / name)
        elif folder.exists() and aside.exists() and name not in before and not (aside / name).exists():
            (folder / name).unlink(missing_ok=True)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")
