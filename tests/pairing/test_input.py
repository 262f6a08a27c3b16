"""Bad problems are refused with the path of every fault; numbers are never rounded in silence."""

import json
from decimal import Decimal

import pytest

from pairing import Faulty, InfeasibleLocks, Instance, solve

SOUND = {"version": 1, "mentees": ["a", "b"], "mentors": {"m": 1, "n": 2}}


def paths(text):
    with pytest.raises(Faulty) as caught:
        Instance.from_json(text if isinstance(text, str) else json.dumps(text))
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"version": 2}, ["$.version"]),
        ({"version": True}, ["$.version"]),
        ({"mentees": "ab"}, ["$.mentees"]),
        ({"mentees": ["a", "b", "a", "", 5]}, ["$.mentees[2]", "$.mentees[3]", "$.mentees[4]"]),
        ({"mentors": ["m"]}, ["$.mentors"]),
        ({"mentors": {"m": -1, "n o": True, "p": 1.5}}, ["$.mentors.m", '$.mentors["n o"]', "$.mentors.p"]),
        ({"demand": {"a": "2", "z": 1}}, ["$.demand.a", "$.demand.z"]),
        ({"scores": [["a", "m"], ["a", "q", 1], ["z", "m", 1]]}, ["$.scores[0]", "$.scores[1][1]", "$.scores[2][0]"]),
        ({"scores": [["a", "m", "1"], ["b", "m", None]]}, ["$.scores[0][2]", "$.scores[1][2]"]),
        ({"scores": [["a", "m", 1], ["a", "m", 1]]}, ["$.scores[1]"]),
        ({"scores": {"a": 1}}, ["$.scores"]),
        ({"mentee_ranks": {"a": ["m"]}}, ["$.mentee_ranks.a[0]"]),
        ({"mentee_ranks": {"a": [["m"], ["m"]]}}, ["$.mentee_ranks.a[1][0]"]),
        ({"mentor_ranks": {"m": [["a", "m"]], "z": []}}, ["$.mentor_ranks.m[0][1]", "$.mentor_ranks.z"]),
        ({"locked": [["a"]], "forbidden": [["m", "a"]]}, ["$.locked[0]", "$.forbidden[0][0]", "$.forbidden[0][1]"]),
        ({"scores": None}, ["$.scores"]),
        ({"score": []}, ["$.score"]),
    ],
)
def test_each_fault_is_named_by_its_path(change, expected):
    assert paths(SOUND | change) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["$"]),
        ("{", ["$"]),
        ("[1]", ["$"]),
        ("[" * 100_000, ["$"]),
        ("{}", ["$.mentees", "$.mentors", "$.version"]),
        ('{"version": 1, "mentees": ["a"], "mentors": {"m": 1, "m": 2}}', ["$.mentors.m"]),
        ('{"version": 1, "mentees": ["a"], "mentors": {"m": 1}, "scores": [["a", "m", NaN]]}', ["$.scores[0][2]"]),
        ('{"version": 1, "mentees": ["a"], "mentors": {"m": 1}, "scores": [["a", "m", 1e999]]}', ["$.scores[0][2]"]),
        (
            '{"version": 1, "mentees": ["a"], "mentors": {"m": 1}, "scores": [["a", "m", 1e99999999999999999999]]}',
            ["$.scores[0][2]"],
        ),
        ('{"version": 1, "mentees": ["a"], "mentors": {"m": ' + "9" * 5000 + "}}", ["$.mentors.m"]),
    ],
    ids=str,
)
def test_text_that_is_no_problem_is_refused(text, expected):
    assert sorted(paths(text)) == expected


def test_faults_of_several_fields_come_together():
    assert paths({"version": 1, "mentees": ["a", "a"], "mentors": {"m": -1}, "color": 1}) == [
        "$.color",
        "$.mentees[1]",
        "$.mentors.m",
    ]


def test_scores_are_compared_as_the_decimals_that_were_written():
    # As floats, both sums would be 0.30000000000000004 or 0.3, whichever came first.
    text = """{"version": 1, "mentees": ["a", "b"], "mentors": {"m": 1, "n": 1}, "scores": [
        ["a", "m", 0.1], ["b", "n", 0.2], ["a", "n", 0.3], ["b", "m", 0.0000000000000000000000000000000001]]}"""

    solution = solve(Instance.from_json(text))

    assert solution.pairs == (("a", "n"), ("b", "m"))
    assert solution.total == solution.bound == Decimal("0.3000000000000000000000000000000001")
    assert '"total": 0.3000000000000000000000000000000001,' in solution.to_json()


def test_scores_with_the_digits_of_floats_are_solved_exactly_at_size():
    scores = [
        [f"a{i}", f"m{j}", (i * 7919 + j * 104729) % 100003 / 100003 + (i ^ j) * 1e-16]
        for i in range(60)
        for j in range(40)
    ]
    text = json.dumps(
        {
            "version": 1,
            "mentees": [f"a{i}" for i in range(60)],
            "mentors": {f"m{j}": 1 for j in range(40)},
            "scores": scores,
        }
    )

    solution = solve(Instance.from_json(text))

    assert solution.optimal
    assert solution.total == solution.bound


def test_the_answer_has_every_field_of_the_format():
    answer = json.loads(solve(Instance.from_json(json.dumps(SOUND | {"scores": [["a", "m", 1.50]]}))).to_json())

    assert answer.pop("seconds") >= 0
    assert answer == {
        "version": 1,
        "objective": "best",
        "pairs": [["a", "m"]],
        "unmatched": ["b"],
        "total": 1.5,
        "matched": 1,
        "lowest": 0,
        "bound": 1.5,
        "optimal": True,
        "blocking_pairs": 0,
        "seed": 0,
    }


@pytest.mark.parametrize("objective", ["best", "most", "stable", "fair"])
def test_without_scores_there_is_no_total_lowest_or_bound(objective):
    solution = solve(Instance(("a", "b"), {"m": 1, "n": 2}, mentee_ranks={"a": (("m",),)}, objective=objective))

    assert (solution.total, solution.lowest, solution.bound) == (None, None, None)
    assert (solution.matched, solution.blocking_pairs) == (2, 0)


@pytest.mark.parametrize("objective", ["best", "most", "stable", "fair"])
@pytest.mark.parametrize("fields", [{"mentees": (), "mentors": {"m": 1}}, {"mentees": ("a",), "mentors": {}}])
def test_nobody_on_one_side_is_an_empty_matching(objective, fields):
    solution = solve(Instance(**fields, scores=(), objective=objective))

    assert (solution.pairs, solution.unmatched) == ((), tuple(fields["mentees"]))


def test_huge_places_are_no_trouble():
    solution = solve(Instance(("a",), {"m": 10**30}, demand={"a": 10**30}, scores=[("a", "m", 1)], objective="best"))

    assert solution.pairs == (("a", "m"),)


def test_locked_pairs_count_in_the_solution_and_take_their_places():
    scores = [("a", "m", Decimal(1)), ("b", "m", Decimal(5)), ("b", "n", Decimal(2))]

    solution = solve(Instance(("a", "b"), {"m": 1, "n": 1}, scores=scores, locked=[("a", "m")]))

    assert solution.pairs == (("a", "m"), ("b", "n"))
    assert (solution.total, solution.bound, solution.lowest) == (3, 3, 1)
    assert solution.blocking_pairs == 0


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"locked": [("a", "m"), ("b", "m")]}, [("mentor has too few places", (("a", "m"), ("b", "m")))]),
        ({"locked": [("a", "m"), ("a", "n")]}, [("mentee has too few places", (("a", "m"), ("a", "n")))]),
        ({"locked": [("a", "m")], "forbidden": [("a", "m")]}, [("not allowed", (("a", "m"),))]),
        ({"locked": [("a", "m")], "scores": [("b", "m", 1)]}, [("not allowed", (("a", "m"),))]),
        ({"locked": [("a", "m")], "mentor_ranks": {"m": [["b"]]}}, [("not allowed", (("a", "m"),))]),
    ],
)
def test_locks_that_clash_are_named(fields, kinds):
    instance = Instance(("a", "b"), {"m": 1, "n": 2}, **fields)

    with pytest.raises(InfeasibleLocks) as caught:
        solve(instance)

    assert [(clash.kind, clash.pairs) for clash in caught.value.clashes] == kinds
