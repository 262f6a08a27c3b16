"""Small problems by brute force: every matching there is, judged by the letter of docs/engine.md."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pairing import Instance

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class World:
    """All matchings of a problem that contain its locked pairs."""

    instance: Instance
    allowed: dict[tuple[str, str], Fraction]
    matchings: list[Pairs]

    def total(self, pairs):
        return sum((self.allowed[pair] for pair in pairs), Fraction(0))

    def places(self, pairs):
        """The values of all demanded places, the lowest first; an empty place counts 0."""
        demanded = sum(self.instance.demand.get(mentee, 1) for mentee in self.instance.mentees)
        return sorted([self.allowed[pair] for pair in pairs] + [Fraction(0)] * (demanded - len(pairs)))

    def blocking(self, pairs):
        """Pairs that both sides would rather have, among what is not locked."""
        instance, locked = self.instance, set(self.instance.locked)
        free = [pair for pair in pairs if pair not in locked]
        wanted = {a: instance.demand.get(a, 1) - sum(x == a for x, _ in locked) for a in instance.mentees}
        room = {b: places - sum(y == b for _, y in locked) for b, places in instance.mentors.items()}
        return [
            (a, b)
            for a, b in self.allowed
            if (a, b) not in pairs
            and rather([self.rank(a, b) for x, b in free if x == a], self.rank(a, b), wanted[a])
            and rather([self.rank(y, a, mentor=True) for a, y in free if y == b], self.rank(b, a, mentor=True), room[b])
        ]

    def rank(self, person, other, *, mentor=False):
        ranks = (self.instance.mentor_ranks if mentor else self.instance.mentee_ranks) or {}
        if person in ranks:
            return next(k for k, group in enumerate(ranks[person]) if other in group)
        pair = (other, person) if mentor else (person, other)
        return -self.allowed[pair]


def rather(held, rank, places):
    return places > 0 and (len(held) < places or rank < max(held))


def world(instance):
    allowed = dict(permitted(instance))
    matchings = [pairs for pairs in matchings_of(instance, sorted(allowed)) if set(instance.locked) <= set(pairs)]
    return World(instance, allowed, matchings)


def permitted(instance) -> Iterator[tuple[tuple[str, str], Fraction]]:
    scores = None if instance.scores is None else {(a, b): score for a, b, score in instance.scores}
    for a in instance.mentees:
        for b in instance.mentors:
            if (
                (a, b) not in instance.forbidden
                and (scores is None or (a, b) in scores)
                and all(
                    person not in (ranks or {}) or any(other in group for group in ranks[person])
                    for ranks, person, other in ((instance.mentee_ranks, a, b), (instance.mentor_ranks, b, a))
                )
            ):
                yield (a, b), Fraction(1 if scores is None else scores[a, b])


def matchings_of(instance, pairs) -> Iterator[Pairs]:
    wanted = {mentee: instance.demand.get(mentee, 1) for mentee in instance.mentees}

    def extend(k, chosen):
        if k == len(pairs):
            yield tuple(chosen)
            return
        yield from extend(k + 1, chosen)
        a, b = pairs[k]
        if sum(x == a for x, _ in chosen) < wanted[a] and sum(y == b for _, y in chosen) < instance.mentors[b]:
            yield from extend(k + 1, [*chosen, pairs[k]])

    return extend(0, [])


def some_instance(seed, objective):
    """A small problem with ties, demands, capacities, locked and forbidden pairs."""
    rng = random.Random(seed)
    mentees = [f"a{i}" for i in range(rng.randint(1, 4))]
    mentors = {f"m{j}": rng.choice([0, 1, 1, 2, 3]) for j in range(rng.randint(1, 4))}
    pairs = [(a, b) for a in mentees for b in mentors if rng.random() < 0.75][:10]
    quantum = rng.choice([Decimal(1), Decimal("0.25"), Decimal("0.1") ** 18, Decimal(10) ** 25])
    span = rng.choice([(0, 1), (0, 3), (1, 5), (-2, 3), (1, 1000)])
    fields = {
        "mentees": tuple(mentees),
        "mentors": mentors,
        "demand": {a: rng.choice([0, 1, 2, 2, 3]) for a in mentees if rng.random() < 0.5},
        "forbidden": tuple(pair for pair in pairs if rng.random() < 0.1),
    }
    ranked = rng.random() < 0.7
    if not ranked or rng.random() < 0.7:
        # A grain of noise beside a large quantum: digits that no machine number can hold together.
        fields["scores"] = tuple(
            (*pair, quantum * rng.randint(*span) + (rng.randint(0, 3) if quantum > 1 else 0)) for pair in pairs
        )
    if ranked:
        fields["mentee_ranks"] = {a: tied(rng, [b for x, b in pairs if x == a]) for a in mentees if rng.random() < 0.9}
        fields["mentor_ranks"] = {b: tied(rng, [a for a, y in pairs if y == b]) for b in mentors if rng.random() < 0.9}
    if "scores" not in fields:
        fields["forbidden"] += tuple((a, b) for a in mentees for b in mentors if (a, b) not in pairs)
    free = Instance(**fields)
    everything = world(free)
    locked = ()
    if rng.random() < 0.3:
        full = rng.choice(everything.matchings)
        locked = tuple(rng.sample(full, min(len(full), rng.choice([1, 1, 2]))))
    return Instance(**fields, locked=locked, objective=objective, seed=rng.randint(0, 3))


def tied(rng, people):
    rng.shuffle(people)
    groups: list[tuple[str, ...]] = []
    how_tied = rng.choice([0.0, 0.4, 1.0])
    for person in people:
        if groups and rng.random() < how_tied:
            groups[-1] += (person,)
        else:
            groups.append((person,))
    return tuple(groups)
