"""What theory promises of stable matchings, asked of ours."""

import random

from enumeration import world
from hypothesis import given, settings
from hypothesis import strategies as st

from pairing import Instance, solve


@st.composite
def markets(draw, *, demand=1, size=5):
    """Strict ranks on both sides, not everybody acceptable."""
    rng = draw(st.randoms(use_true_random=False))
    mentees = [f"a{i}" for i in range(draw(st.integers(1, size)))]
    mentors = [f"m{j}" for j in range(draw(st.integers(1, size)))]
    return Instance(
        mentees=tuple(mentees),
        mentors={mentor: rng.randint(1, 2) for mentor in mentors},
        demand={mentee: rng.randint(1, demand) for mentee in mentees},
        mentee_ranks={mentee: ranked(rng, mentors) for mentee in mentees},
        mentor_ranks={mentor: ranked(rng, mentees) for mentor in mentors},
        objective="stable",
        seed=rng.randint(0, 9),
    )


def ranked(rng, people):
    return tuple((person,) for person in rng.sample(people, rng.randint(1, len(people))))


def changed(instance, **fields):
    names = ("mentees", "mentors", "demand", "scores", "mentee_ranks", "mentor_ranks", "objective", "seed")
    return Instance(**({name: getattr(instance, name) for name in names} | fields))


def partner_rank(instance, pairs, mentee):
    order = [mentor for (mentor,) in instance.mentee_ranks[mentee]]
    held = [order.index(b) for a, b in pairs if a == mentee and b in order]
    return min(held, default=len(order))


@settings(deadline=None, max_examples=60)
@given(markets(demand=2, size=3))
def test_with_strict_ranks_every_mentee_has_the_best_that_any_stable_matching_gives(instance):
    every = world(instance)
    solution = solve(instance)
    stable = [pairs for pairs in every.matchings if not every.blocking(pairs)]

    for mentee in instance.mentees:
        order = [mentor for (mentor,) in instance.mentee_ranks[mentee]]
        ours = {b for a, b in solution.pairs if a == mentee}
        for pairs in stable:
            both = sorted(ours | {b for a, b in pairs if a == mentee}, key=order.index)
            assert set(both[: instance.demand[mentee]]) == ours


@settings(deadline=None, max_examples=80)
@given(markets(), st.integers(0, 5), st.integers(0, 1000))
def test_no_mentee_gains_by_misreporting(instance, index, lie):
    # Dubins and Freedman 1981, Roth 1982: deferred acceptance is safe for the side that asks.
    mentee = instance.mentees[index % len(instance.mentees)]
    told = ranked(random.Random(lie), list(instance.mentors))
    false = changed(instance, mentee_ranks={**instance.mentee_ranks, mentee: told})

    honest, dishonest = solve(instance), solve(false)

    assert partner_rank(instance, honest.pairs, mentee) <= partner_rank(instance, dishonest.pairs, mentee)


@settings(deadline=None, max_examples=60)
@given(markets(demand=2, size=3))
def test_the_same_places_are_filled_in_every_stable_matching(instance):
    # The rural hospitals theorem: Roth 1986.
    every = world(instance)
    solution = solve(instance)

    for pairs in every.matchings:
        if not every.blocking(pairs):
            for side in (0, 1):
                assert sorted(pair[side] for pair in pairs) == sorted(pair[side] for pair in solution.pairs)


@settings(deadline=None, max_examples=60)
@given(markets())
def test_a_mentee_whom_nobody_may_have_changes_nothing(instance):
    more = changed(instance, mentees=(*instance.mentees, "z"), mentee_ranks={**instance.mentee_ranks, "z": ()})

    assert solve(more).pairs == solve(instance).pairs


@settings(deadline=None, max_examples=60)
@given(markets(), st.integers(0, 5))
def test_one_more_place_harms_no_mentee(instance, index):
    mentor = list(instance.mentors)[index % len(instance.mentors)]
    roomier = changed(instance, mentors={**instance.mentors, mentor: instance.mentors[mentor] + 1})

    before, after = solve(instance), solve(roomier)

    for mentee in instance.mentees:
        assert partner_rank(instance, after.pairs, mentee) <= partner_rank(instance, before.pairs, mentee)


def test_a_mentee_with_tied_ranks_takes_the_place_that_nobody_else_can_have():
    # Chidi likes Amara and Dora the same, and Amara likes Chidi best; Ben can have nobody but Amara.
    for seed in range(20):
        instance = Instance(
            mentees=("ben", "chidi"),
            mentors={"amara": 1, "dora": 1},
            mentee_ranks={"ben": (("amara",),), "chidi": (("amara", "dora"),)},
            mentor_ranks={"amara": (("chidi",), ("ben",)), "dora": (("chidi",),)},
            objective="stable",
            seed=seed,
        )

        assert solve(instance).pairs == (("ben", "amara"), ("chidi", "dora"))


def test_a_mentor_with_tied_ranks_gives_the_place_to_who_has_no_other():
    for seed in range(20):
        instance = Instance(
            mentees=("ben", "chidi"),
            mentors={"amara": 1, "dora": 1},
            mentee_ranks={"ben": (("amara",),), "chidi": (("amara",), ("dora",))},
            mentor_ranks={"amara": (("ben", "chidi"),), "dora": (("chidi",),)},
            objective="stable",
            seed=seed,
        )

        assert solve(instance).pairs == (("ben", "amara"), ("chidi", "dora"))
