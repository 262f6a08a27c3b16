"""Published problems with published answers."""

from pairing import Instance, solve


def strict(lists):
    return {person: tuple((other,) for other in order) for person, order in lists.items()}


def marriages(men, women):
    return Instance(
        mentees=tuple(men),
        mentors=dict.fromkeys(women, 1),
        mentee_ranks=strict(men),
        mentor_ranks=strict(women),
        objective="stable",
    )


def by_column(matrix):
    """Gale and Shapley's ranking matrix: rows of (his rank of her, her rank of him)."""
    men, women = "αβγδ"[: len(matrix)], "ABCD"[: len(matrix)]
    cell = {(man, woman): matrix[i][j] for i, man in enumerate(men) for j, woman in enumerate(women)}
    return (
        {man: sorted(women, key=lambda woman, man=man: cell[man, woman][0]) for man in men},
        {woman: sorted(men, key=lambda man, woman=woman: cell[man, woman][1]) for woman in women},
    )


# D. Gale and L. S. Shapley, College Admissions and the Stability of Marriage, Am. Math. Monthly 69 (1962):
# examples 1 and 2.
CYCLE = [[(1, 3), (2, 2), (3, 1)], [(3, 1), (1, 3), (2, 2)], [(2, 2), (3, 1), (1, 3)]]
FOUR = [
    [(1, 3), (2, 3), (3, 2), (4, 3)],
    [(1, 4), (4, 1), (3, 3), (2, 2)],
    [(2, 2), (1, 4), (3, 4), (4, 1)],
    [(4, 1), (2, 2), (3, 1), (1, 4)],
]


def test_gale_and_shapley_first_example_gives_every_proposer_the_first_choice():
    men, women = by_column(CYCLE)

    assert solve(marriages(men, women)).pairs == (("α", "A"), ("β", "B"), ("γ", "C"))
    assert solve(marriages(women, men)).pairs == (("A", "β"), ("B", "γ"), ("C", "α"))


def test_gale_and_shapley_second_example_has_one_stable_set_from_either_side():
    men, women = by_column(FOUR)

    assert solve(marriages(men, women)).pairs == (("α", "C"), ("β", "D"), ("γ", "A"), ("δ", "B"))
    assert solve(marriages(women, men)).pairs == (("A", "γ"), ("B", "δ"), ("C", "α"), ("D", "β"))


def test_the_residents_match_places_all_five_applicants():
    # National Resident Matching Program, "Run a Match" (2014): five applicants, three programs of two positions.
    instance = Instance(
        mentees=("Anderson", "Chen", "Davis", "Eastman", "Ford"),
        mentors={"City": 2, "General": 2, "Mercy": 2},
        mentee_ranks=strict(
            {
                "Anderson": ["City"],
                "Chen": ["City", "Mercy"],
                "Davis": ["Mercy", "City", "General"],
                "Eastman": ["City", "Mercy", "General"],
                "Ford": ["City", "General", "Mercy"],
            }
        ),
        mentor_ranks=strict(
            {
                "City": ["Eastman", "Anderson", "Chen", "Davis", "Ford"],
                "General": ["Eastman", "Anderson", "Ford", "Davis"],
                "Mercy": ["Chen", "Ford"],
            }
        ),
    )

    assert solve(instance).pairs == (
        ("Anderson", "City"),
        ("Chen", "Mercy"),
        ("Davis", "General"),
        ("Eastman", "City"),
        ("Ford", "General"),
    )


def test_the_example_of_the_documentation_is_solved_as_written():
    instance = Instance.from_json(
        """{"version": 1,
         "mentees": ["a", "b", "c"], "demand": {"a": 2}, "mentors": {"m1": 2, "m2": 1},
         "scores": [["a", "m1", 0.82], ["a", "m2", 0.4], ["b", "m1", 0.3], ["c", "m2", 0.9]],
         "mentee_ranks": {"a": [["m1"], ["m2"]], "b": [["m1", "m2"]]},
         "mentor_ranks": {"m1": [["b"], ["a", "c"]]},
         "locked": [["c", "m2"]], "forbidden": [["b", "m2"]]}"""
    )

    solution = solve(instance)

    assert solution.pairs == (("a", "m1"), ("b", "m1"), ("c", "m2"))
    assert (str(solution.total), str(solution.bound), str(solution.lowest)) == ("2.02", "2.02", "0")


def test_the_table_of_the_documentation_is_true():
    scores = [("ben", "amara", 0.9), ("ben", "dora", 0.6), ("chidi", "amara", 0.8), ("chidi", "dora", 0.1)]
    reached = {}
    for objective in ("most", "best", "stable", "fair"):
        solution = solve(Instance(("ben", "chidi"), {"amara": 1, "dora": 1}, scores=scores, objective=objective))
        reached[objective] = (str(solution.total), str(solution.lowest), solution.blocking_pairs)

    assert reached == {
        "most": ("1.4", "0.6", 1),
        "best": ("1.4", "0.6", 1),
        "stable": ("1.0", "0.1", 0),
        "fair": ("1.4", "0.6", 1),
    }
