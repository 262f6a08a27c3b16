"""`chiron solve`: a documented JSON problem in, a solution with its proof out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pairing import Faulty, InfeasibleLocks, Instance, Objective
from pairing import solve as settle


def solve(
    instance: Annotated[
        Path, typer.Argument(metavar="INSTANCE.json", help="The problem; docs/engine.md has its form.")
    ],
    objective: Annotated[Objective | None, typer.Option(help="What to aim for. Default: best.")] = None,
    seed: Annotated[int, typer.Option(help="Decides between ties, and nothing else.")] = 0,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write; otherwise it is printed.")] = None,
) -> None:
    """Solve a matching problem written in JSON."""
    try:
        text = instance.read_text(encoding="utf-8-sig")
    except OSError as error:
        _stop(2, f"{instance} cannot be read: {error.strerror or error}.")
    except UnicodeDecodeError:
        _stop(2, f"$: {instance} is not text in UTF-8.")
    try:
        solution = settle(Instance.from_json(text, objective=objective, seed=seed))
    except Faulty as error:
        _stop(2, str(error))
    except InfeasibleLocks as error:
        _stop(3, "\n".join(f"$.locked: {clash.sentence}" for clash in error.clashes))
    if out is None:
        typer.echo(solution.to_json())
        return
    try:
        out.write_text(solution.to_json() + "\n", encoding="utf-8")
    except OSError as error:
        _stop(2, f"{out} cannot be written: {error.strerror or error}.")


def _stop(code: int, sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
