"""Whole cohorts: places kept, locks and bounds, runners-up, and what would change it, tested for truth."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persons import crowd

from pairing import OBJECTIVES, InfeasibleLocks, Mentee, Mentor, Policy, explain, pair_up


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(OBJECTIVES))
def test_no_place_is_taken_twice_and_nobody_is_paired_against_a_rule(seed, objective):
    mentees, mentors = crowd(seed, 14, 9, most_places=3)
    matching = pair_up(mentees, mentors, Policy(objective=objective))
    places = {mentor.id: mentor.places for mentor in mentors}
    wanted = {mentee.id: mentee.places for mentee in mentees}

    for load in matching.loads:
        assert load.taken == sum(pair.mentor == load.mentor for pair in matching.pairs) <= places[load.mentor]
    held = {person: sum(pair.mentee == person for pair in matching.pairs) for person in wanted}
    assert all(held[person] <= wanted[person] for person in wanted)
    assert [person.id for person in matching.unmatched] == sorted(p for p in wanted if wanted[p] and not held[p])
    assert [person.id for person in matching.short] == sorted(p for p in wanted if 0 < held[p] < wanted[p])
    assert all(not option.rules for p in wanted for option in explain(matching, p).options if option.chosen)
    assert len({(pair.mentee, pair.mentor) for pair in matching.pairs}) == len(matching.pairs)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_total_bound_and_audit_say_what_was_reached(objective):
    mentees, mentors = crowd(2, 60, 40)
    matching = pair_up(mentees, mentors, Policy(objective=objective))

    assert matching.total == pytest.approx(sum(pair.score for pair in matching.pairs))
    assert matching.bound == (matching.total if objective in ("best", "most") else None)
    assert (matching.blocking_pairs == 0) == (objective == "stable")


def test_locked_pairs_stay_and_count():
    mentees, mentors = crowd(2, 20, 15)
    free = pair_up(mentees, mentors)
    other = next(
        (pair.mentee, runner.id) for pair in free.pairs for runner in pair.next_mentors if runner.id != pair.mentor
    )

    matching = pair_up(mentees, mentors, locked=[other])

    assert [(pair.mentee, pair.mentor) for pair in matching.pairs if pair.locked] == [other]
    assert matching.total == matching.bound
    assert matching.total <= free.total


def test_a_lock_against_a_rule_names_the_rule():
    mentee, mentor = Mentee("ben", languages={"en"}), Mentor("amara", languages={"es"})

    with pytest.raises(InfeasibleLocks, match=r"ben and amara are locked together, but .*language"):
        pair_up([mentee], [mentor], locked=[("ben", "amara")])


def test_runners_up_stand_on_both_sides_with_those_who_have_their_places():
    mentees = [Mentee("ben", {"1.1": 3, "1.2": 1}), Mentee("chidi", {"1.1": 1})]
    mentors = [Mentor("amara", {"1.1": 1}), Mentor("dora", {"1.2": 1})]

    first, second = pair_up(mentees, mentors).pairs

    assert [(first.mentee, first.mentor), (second.mentee, second.mentor)] == [("ben", "dora"), ("chidi", "amara")]
    (amara,) = first.next_mentors
    assert (amara.id, amara.closer, amara.free, amara.holders) == ("amara", True, 0, ("chidi",))
    (ben,) = second.next_mentees
    assert (ben.id, ben.closer, ben.holders) == ("ben", False, ("dora",))


def test_explain_sets_every_mentor_before_the_mentee():
    mentees = [Mentee("ben", {"1.1": 1}, languages={"en"})]
    mentors = [
        Mentor("amara", {"1.1": 1}),
        Mentor("dora", {"2.1": 1}),
        Mentor("sol", {"1.1": 1}, languages={"es"}),
    ]
    matching = pair_up(mentees, mentors)

    explanation = explain(matching, "ben")

    assert [(option.mentor, option.chosen, option.rules) for option in explanation.options] == [
        ("amara", True, ()),
        ("dora", False, ()),
        ("sol", False, ("language",)),
    ]
    assert explanation.pairs == matching.pairs
    assert explanation.unmatched is None
    with pytest.raises(KeyError):
        explain(matching, "nobody")


def apply(change, mentee, mentees, mentors):
    """Do what a change says. Returns people and locks."""
    locks = [(mentee.id, change.mentor)] if change.kept and change.mentor else []
    if change.kind == "mentor":
        return mentees, [*mentors, Mentor("further")], [(mentee.id, "further")]
    if change.kind == "place":
        return mentees, [replace(m, places=m.places + 1) if m.id == change.mentor else m for m in mentors], locks
    field = {"language": "languages", "channel": "channels", "role": "roles", "junior": "roles"}[change.rule]
    told = replace(mentee, **{field: getattr(mentee, field) | {change.codes[0]}})
    return [told if m.id == mentee.id else m for m in mentees], mentors, locks


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_what_is_said_to_change_it_does_change_it(objective):
    kinds = set()
    for seed in range(30):
        mentees, mentors = crowd(seed, 10, 8)
        policy = Policy(objective=objective, seed=seed)
        for person in (before := pair_up(mentees, mentors, policy)).unmatched + before.short:
            mentee = next(m for m in mentees if m.id == person.id)
            for change in person.changes:
                kinds.add(change.rule or change.kind)
                switched = replace(policy, rules={"stage": False}) if change.rule == "stage" else policy
                if change.rule == "stage":
                    after = pair_up(mentees, mentors, switched, locked=[(person.id, change.mentor)])
                else:
                    more, others, locks = apply(change, mentee, mentees, mentors)
                    after = pair_up(more, others, policy, locked=locks)
                now = {pair.mentor for pair in after.pairs if pair.mentee == person.id}
                assert now, (seed, person.id, change)
                assert change.mentor in now or not change.kept or change.kind == "mentor", (seed, person.id, change)

    assert kinds >= {"place", "language", "channel", "role", "junior", "stage"}


def test_without_any_mentor_that_is_said_and_one_more_would_change_it():
    (ben,) = pair_up([Mentee("ben")], []).unmatched

    assert (ben.why, [change.kind for change in ben.changes]) == ("nobody", ["mentor"])


def test_a_conflict_is_never_offered_as_a_thing_to_change():
    (ben,) = pair_up([Mentee("ben")], [Mentor("amara")], forbidden=[("ben", "amara")]).unmatched

    assert [(change.kind, change.mentor) for change in ben.changes] == [("mentor", None)]
