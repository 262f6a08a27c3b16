"""From spreadsheets to the engine: people become its values, a file of weights its policy."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chiron.vocabulary.terms import vocabulary
from pairing.people import STYLES, Mentee, Mentor
from pairing.policy import WEIGHTS, Objective, Policy
from rosters import toml
from rosters.roster import Entry, Fault, Faulty

KINDS = ("topics", "specialties", "stages", "roles", "channels", "languages")


def mentee(entry: Entry) -> Mentee:
    """Turn what a mentee told into the engine's value; every topic told counts the same."""
    return Mentee(
        id=entry.id,
        needs=dict.fromkeys(entry.topics, 1.0),
        specialties=frozenset(entry.specialties),
        stage=entry.stage,
        roles=frozenset(entry.roles),
        style=_style(entry),
        channels=frozenset(entry.channels),
        languages=frozenset(entry.languages),
        zone=entry.zone,
        hours=entry.hours,
        places=entry.places,
    )


def mentor(entry: Entry) -> Mentor:
    """Turn what a mentor told into the engine's value; every topic told is offered fully."""
    return Mentor(
        id=entry.id,
        offers=dict.fromkeys(entry.topics, 1.0),
        specialties=frozenset(entry.specialties),
        stage=entry.stage,
        roles=frozenset(entry.roles),
        style=_style(entry),
        channels=frozenset(entry.channels),
        languages=frozenset(entry.languages),
        zone=entry.zone,
        hours=entry.hours,
        places=entry.places,
        stages=frozenset(entry.stages),
    )


def policy(objective: Objective, weights: Mapping[str, float], seed: int) -> Policy:
    """Say what is wanted, in the words of our vocabularies; topics that are discreet count but are never named."""
    return Policy(objective=objective, weights=weights, seed=seed, labels=dict(_labels()), unnamed=discreet())


def discreet() -> frozenset[str]:
    """Return the codes of the topics that nothing which leaves the coordinator's desk may name."""
    return frozenset(term.code for term in vocabulary("topics") if term.more.get("discreet"))


def read_weights(path: Path) -> dict[str, float]:
    """Read how much each part counts; a part that is left out keeps its default. Raises Faulty."""
    told = _toml(path)
    table = told.get("weights", told)
    given: dict[str, Any] = table if isinstance(table, dict) else told
    known = ", ".join(WEIGHTS)
    sentences = [f'"{part}" is not a part of the fit. The parts are {known}.' for part in given if part not in WEIGHTS]
    sentences += [
        f'The weight of "{part}" must be a number, 0 or more and below a million.'
        for part, weight in given.items()
        if part in WEIGHTS and not _is_weight(weight)
    ]
    if not sentences and not any({**WEIGHTS, **given}.values()):
        sentences.append("Every weight is 0, so nothing would count. Give at least one part a weight above 0.")
    if sentences:
        raise Faulty(tuple(Fault(path.name, None, None, sentence) for sentence in sentences))
    return {part: float(weight) for part, weight in given.items()}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return toml.load(path)
    except FileNotFoundError:
        sentence = "There is no such file."
    except OSError as error:
        sentence = f"This file cannot be read: {error.strerror or error}."
    except UnicodeDecodeError:
        sentence = "This file is not TOML in UTF-8."
    except ValueError as error:
        sentence = f"This file is not TOML as it should be: {error}. A line looks like: topics = 4"
    raise Faulty((Fault(path.name, None, None, sentence),))


def _is_weight(weight: object) -> bool:
    return (
        isinstance(weight, (int, float))
        and not isinstance(weight, bool)
        and math.isfinite(weight)
        and 0 <= weight < 1e6
    )


def _style(entry: Entry) -> tuple[float | None, ...]:
    return tuple(entry.style.get(style) for style in STYLES)


def _labels() -> Iterator[tuple[str, str]]:
    """Yield each code alone and with its kind before it: a language and a specialty may share a code."""
    for kind in reversed(KINDS):
        for term in vocabulary(kind):
            yield term.code, term.label
            yield f"{kind}:{term.code}", term.label
