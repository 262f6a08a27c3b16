"""``chiron match``: spreadsheets in, who should mentor whom out, with reasons and without Django."""

import shlex
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TypeVar

import typer

from chiron.cli.terminal import plain, refusal, summary

if TYPE_CHECKING:
    from chiron.cli.outcome import Outcome
    from rosters import Fault, Roster

Told = TypeVar("Told")
Pairs = tuple[tuple[str, str, str], ...]  # mentee id, mentor id, reason


class Objective(StrEnum):
    """What to optimize, as named on the command line."""

    MOST = "most"
    BEST = "best"
    STABLE = "stable"
    FAIR = "fair"


def match(
    people: Annotated[
        list[Path] | None,
        typer.Argument(help="One file with everybody, or two: mentees, then mentors. CSV or XLSX.", show_default=False),
    ] = None,
    *,
    forbid: Annotated[Path | None, typer.Option(help="Pairs that must not be: columns mentee, mentor, reason.")] = None,
    lock: Annotated[Path | None, typer.Option(help="Pairs that are settled: columns mentee, mentor, reason.")] = None,
    objective: Annotated[
        Objective,
        typer.Option(
            help="most: as many mentees as possible, then the best total. best: the best total. "
            "stable: no two people would rather have each other. fair: the worst served as well as can be."
        ),
    ] = Objective.MOST,
    weights: Annotated[Path | None, typer.Option(help="TOML: how much each part of the fit counts.")] = None,
    mapping: Annotated[Path | None, typer.Option("--map", help="TOML: what columns and answers mean.")] = None,
    seed: Annotated[int, typer.Option(help="Decides ties, and nothing else.")] = 0,
    out: Annotated[Path | None, typer.Option(help="Folder for the tables and the report.", show_default=False)] = None,
    template: Annotated[
        Path | None,
        typer.Option(help="Write our own template into this folder, and do nothing else.", show_default=False),
    ] = None,
) -> None:
    """Match mentees with mentors from spreadsheets, and say why."""
    if template is not None:
        _write_template(template)
    elif not people:
        _fail(
            "Name the spreadsheet, or two: mentees, then mentors. `chiron match --template FOLDER` writes an example."
        )
    elif out is None:
        _fail("Say where the results go: --out FOLDER.")
    else:
        _match(_Asked(tuple(people), forbid, lock, weights, mapping, objective.value, seed, out))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for on the command line."""

    people: tuple[Path, ...]
    forbid: Path | None
    lock: Path | None
    weights: Path | None
    mapping: Path | None
    objective: Literal["most", "best", "stable", "fair"]
    seed: int
    out: Path

    def options(self) -> Iterator[tuple[str, Path, str]]:
        """Yield each file named by an option: the option, the file, what it is read for."""
        if self.forbid is not None:
            yield "--forbid", self.forbid, "pairs ruled out"
        if self.lock is not None:
            yield "--lock", self.lock, "pairs fixed"
        if self.weights is not None:
            yield "--weights", self.weights, "weights"
        if self.mapping is not None:
            yield "--map", self.mapping, "map"

    def files(self) -> list[tuple[Path, str]]:
        """Return each file to read with what it is read for."""
        return [(path, "people") for path in self.people] + [(path, part) for _, path, part in self.options()]

    def command(self) -> str:
        """Write the command that does the same again, with files by their bare names."""
        words = ["chiron", "match", *(path.name for path in self.people)]
        for option, path, _ in self.options():
            words += [option, path.name]
        words += ["--objective", self.objective, "--seed", str(self.seed), "--out", self.out.resolve().name or "out"]
        return shlex.join(words)


def _match(asked: _Asked) -> None:
    from chiron.cli.delivery import NAMES, deliver, tables
    from chiron.cli.report import page

    if taken := [path.name for path, _ in asked.files() if _is_output(path, asked.out, NAMES)]:
        _fail(f"{taken[0]} would be written over by the results. Choose another folder with --out.")
    outcome = _outcome(asked, *_read(asked))
    contents = tables(outcome) | {"report.html": page(outcome).encode()}
    try:
        replaced = deliver(contents, asked.out)
    except OSError as error:
        _fail(f"The results cannot be written to {asked.out}: {error.strerror}. Choose another folder with --out.")
    for line in summary(outcome, asked.out, replaced):
        typer.echo(line)


def _read(asked: _Asked) -> tuple["Roster", dict[str, float], Pairs, Pairs]:
    """Read every file and gather the faults of all of them, so that they can be put right in one go."""
    from chiron.cli.cohort import read_weights
    from rosters import Fault, Faulty, Roster, read, read_pairs

    faults: list[Fault] = []

    def tried(reading: Callable[[], Told], otherwise: Told) -> Told:
        try:
            return reading()
        except Faulty as faulty:
            faults.extend(faulty.faults)
            return otherwise

    none: Pairs = ()
    defaults: dict[str, float] = {}
    roster = tried(lambda: read(asked.people, mapping=asked.mapping), Roster())
    known = bool(roster.mentees)
    forbid, lock, weights = asked.forbid, asked.lock, asked.weights
    forbidden = tried(lambda: read_pairs(forbid, roster), none) if forbid and known else none
    locked = tried(lambda: read_pairs(lock, roster), none) if lock and known else none
    told = tried(lambda: read_weights(weights), defaults) if weights else defaults
    faults += _contradictions(asked, roster, forbidden, locked)
    if faults:
        _refuse(faults)
    return roster, told, forbidden, locked


def _contradictions(asked: _Asked, roster: "Roster", forbidden: Pairs, locked: Pairs) -> Iterator["Fault"]:
    from rosters import Fault

    names = {entry.id: entry.name for entry in (*roster.mentees, *roster.mentors)}
    ruled_out = {pair[:2] for pair in forbidden}
    for mentee, mentor in dict.fromkeys(pair[:2] for pair in locked):
        if (mentee, mentor) in ruled_out and asked.lock and asked.forbid:
            sentence = f"{names[mentee]} and {names[mentor]} are fixed here and ruled out in {asked.forbid.name}."
            yield Fault(asked.lock.name, None, None, f"{sentence} Take them out of one of the two files.")


def _outcome(asked: _Asked, roster: "Roster", weights: dict[str, float], forbidden: Pairs, locked: Pairs) -> "Outcome":
    from chiron.cli import account
    from chiron.cli.cohort import mentee, mentor, policy
    from chiron.cli.outcome import Load, Outcome
    from pairing import InfeasibleLocks, pair_up
    from rosters import Fault

    wanted = policy(asked.objective, weights, asked.seed)
    try:
        matching = pair_up(
            [mentee(entry) for entry in roster.mentees],
            [mentor(entry) for entry in roster.mentors],
            wanted,
            locked=[pair[:2] for pair in locked],
            forbidden=[pair[:2] for pair in forbidden],
        )
    except InfeasibleLocks as error:
        name = asked.lock.name if asked.lock else "--lock"
        _refuse([Fault(name, None, None, clash.sentence) for clash in error.clashes])

    grouped_by, mentees, mentors = account.people(roster)
    labels = wanted.labels
    pairs = account.pairs(matching, mentees, mentors, labels)
    not_yet = account.not_yet(matching.unmatched, asked.objective, mentees, mentors, labels)
    short = account.not_yet(matching.short, asked.objective, mentees, mentors, labels)
    loads = (Load(mentors[load.mentor], load.places, load.taken) for load in matching.loads)
    return Outcome(
        pairs=tuple(sorted(pairs, key=lambda pair: (pair.mentee.in_order, pair.mentor.in_order))),
        not_yet=tuple(sorted(not_yet, key=lambda left: left.mentee.in_order)),
        short=tuple(sorted(short, key=lambda left: left.mentee.in_order)),
        helpers=tuple(account.helpers(matching.unmatched, mentors)),
        loads=tuple(sorted(loads, key=lambda load: load.mentor.in_order)),
        mentees=tuple(mentees.values()),
        stages=account.stages(mentees.values()),
        wanted={entry.id: entry.places for entry in roster.mentees},
        objective=asked.objective,
        aim=account.AIMS[asked.objective],
        proof=account.proof(matching),
        grouped_by=grouped_by,
        weights=tuple(wanted.weights.items()),
        seed=asked.seed,
        version=version("chiron-mentoring"),
        command=asked.command(),
        inputs=tuple(account.inputs(asked.files())),
        guesses=tuple(account.guesses(roster)),
        understood=tuple(account.understood(roster)),
        ignored=tuple(account.ignored(roster)),
        notes=tuple(account.notes(roster)),
        forbidden=len({pair[:2] for pair in forbidden}),
        locked=len({pair[:2] for pair in locked}),
        vocabularies=account.vocabularies(),
    )


def _is_output(path: Path, out: Path, names: Iterable[str]) -> bool:
    """Say whether a file is one that the results are written to, by whatever name or link it is given."""
    places = [out / name for name in names]
    if any(path.resolve() == place.resolve() for place in places):
        return True
    return path.exists() and any(place.exists() and path.samefile(place) for place in places)


def _write_template(folder: Path) -> None:
    from rosters import template

    try:
        written = template(folder)
    except FileExistsError as error:
        _fail(f"{error.filename or folder} is there already, and nothing was written over. Choose another folder.")
    except OSError as error:
        _fail(f"The template cannot be written to {folder}: {error.strerror or error}. Choose another folder.")
    typer.echo("Wrote the template, with an example in it:")
    for path in written:
        typer.echo(f"  {plain(str(path))}")
    typer.echo("Fill it in, then: chiron match FILE --out FOLDER")


def _refuse(faults: Iterable["Fault"]) -> NoReturn:
    for line in refusal(tuple(faults)):
        typer.echo(line, err=True)
    raise typer.Exit(2)


def _fail(sentence: str) -> NoReturn:
    typer.echo(plain(sentence), err=True)
    raise typer.Exit(2)
