"""A small outcome by hand, with the trouble in it that names and answers can make."""

from dataclasses import replace

from chiron.cli.outcome import Input, Load, NotYet, Outcome, Pair, Who

BEN = Who("ben", "Ben Carter", "ben@example.org", "Clinical student", "Surgery", "Clinical student")
ESI = Who("esi", '=HYPERLINK("http://evil.example","Esi")', "+esi@example.org", "Intern", "Medicine", "Intern")
DINA = Who("dina", "<script>alert('Dina')</script>", "", "", "Medicine", "Stage not told")
AMARA = Who("amara", "أمارة عكافور", "amara@example.org", "Mid career", "Surgery", "Mid career")
BILAL = Who("bilal", "Bilal\r\nHaddad\x00", "bilal@example.org", "Senior", "Medicine", "Senior")

SMALL = Outcome(
    pairs=(
        Pair(
            BEN,
            AMARA,
            0.9,
            ("covers 2 of 3 topics: Exam plan and one private topic",),
            ("not covered: Letters",),
            ("role", "style"),
        ),
        Pair(ESI, AMARA, 0.5, ("both speak Spanish",), (), ("style",), ("Bilal Haddad (0.40)",), settled=True),
    ),
    not_yet=(NotYet(DINA, "Every mentor who covers Letters is full.", "One more place with such a mentor."),),
    short=(),
    helpers=(),
    loads=(Load(AMARA, 2, 2), Load(BILAL, 3, 0)),
    mentees=(BEN, ESI, DINA),
    stages=("Clinical student", "Intern", "Stage not told"),
    wanted={"ben": 1, "esi": 1, "dina": 1},
    objective="most",
    aim="As many places as possible are filled.",
    proof="No other way fills more.",
    grouped_by="field",
    weights=(("topics", 4.0), ("style", 1.5)),
    seed=7,
    version="0.1.0",
    command="chiron match people.csv --seed 7 --out round",
    inputs=(Input("people.csv", "people", "9f" * 32),),
    guesses=(("people.csv, column D", "<b>Step 1</b>", "Exam plan", "likely"),),
    ignored=(("people.csv, column A", "nothing is known by this name"),),
)


def large(pairs: int) -> Outcome:
    """Return an outcome with so many pairs, two to a mentor."""
    mentees = tuple(Who(f"e{n}", f"Mentee {n}", group=f"Field {n % 5}", stage="Intern") for n in range(pairs))
    mentors = tuple(Who(f"m{n}", f"Mentor {n}", group=f"Field {n % 5}") for n in range(pairs // 2))
    return replace(
        SMALL,
        pairs=tuple(
            Pair(mentee, mentors[n // 2], n / pairs, ("both speak Spanish", "also prefers the phone"))
            for n, mentee in enumerate(mentees)
        ),
        not_yet=(),
        loads=tuple(Load(mentor, 2, 2) for mentor in mentors),
        mentees=mentees,
        stages=("Intern",),
        wanted={mentee.key: 1 for mentee in mentees},
    )
