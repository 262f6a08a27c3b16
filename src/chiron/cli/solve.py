"""``chiron solve``: a documented JSON problem in, a solution with its proof out, without Django."""

from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer


def solve(
    instance: Annotated[
        Path, typer.Argument(metavar="INSTANCE.json", help="The problem. docs/engine.md says how to write it.")
    ],
    *,
    objective: Annotated[
        Literal["best", "stable", "fair", "most"] | None,
        typer.Option(
            help="best: the greatest total. most: as many pairs as possible, then the greatest total. "
            "stable: no two people would rather have each other. fair: the worst served as well as can be. "
            "Default: best, or stable where there are no scores.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Decides ties, and nothing else.")] = 0,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to write; otherwise it is printed.", show_default=False)
    ] = None,
) -> None:
    """Solve a matching problem written in JSON."""
    from pairing import Faulty, InfeasibleLocks, Instance
    from pairing import solve as settle

    try:
        text = instance.read_text(encoding="utf-8-sig")
    except OSError as error:
        _stop(2, f"{instance} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        _stop(2, f"$: {instance} is not text in UTF-8.")
    try:
        problem = Instance.from_json(text, objective=objective, seed=seed)
    except Faulty as faulty:
        _stop(2, str(faulty))
    try:
        solution = settle(problem).to_json()
    except InfeasibleLocks as error:
        at = {(mentee, mentor): k for k, (mentee, mentor) in enumerate(problem.locked)}
        paths = [", ".join(f"$.locked[{at[pair]}]" for pair in clash.pairs) for clash in error.clashes]
        _stop(3, "\n".join(f"{path}: {clash.sentence}" for path, clash in zip(paths, error.clashes, strict=True)))
    if out is None:
        typer.echo(solution)
        return
    try:
        out.write_text(solution + "\n", encoding="utf-8")
    except OSError as error:
        _stop(2, f"{out} cannot be written: {error.strerror}.")


def _stop(code: int, sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
