"""Headers as forms word them: what is plain is sure, what needs guessing says so, the rest is left alone."""

import pytest

from rosters.headers import guess

TOPICS = ("Choosing a specialty, Exam plan", "Letters")
SPECIALTIES = ("Cardiology", "Dermatology, Neurology")
STAGES = ("MS3", "PGY-2", "Associate professor")
CHANNELS = ("In person, Zoom", "Phone")
SIDES = ("Mentor", "Mentee")
TEXT = ("a few words", "and some others")

PLAIN = [
    ("What is your email address?", ("a@example.org",), "email"),
    ("Email (institutional)", ("a@example.org",), "email"),
    ("Please enter your full name *", TEXT, "name"),
    ("3. Surname", TEXT, "last_name"),
    ("Role", SIDES, "side"),
    ("Status", SIDES, "side"),
    ("Are you a mentor or mentee?", SIDES, "side"),
    ("Current training level", STAGES, "stage"),
    ("Areas of interest", TOPICS, "topics"),
    ("What topics are you comfortable mentoring on?", TOPICS, "mentor.topics"),
    ("topics_needed", TOPICS, "mentee.topics"),
    ("Mentors only: Topics", TOPICS, "mentor.topics"),
    ("Mentee specialty", SPECIALTIES, "mentee.specialties"),
    ("Specialities of interest", SPECIALTIES, "specialties"),
    ("Max # of mentees", ("2", "3"), "mentor.places"),
    ("How many hours per month can you commit?", ("2", "3-4"), "hours"),
    ("Preferred meeting format (select all that apply)", CHANNELS, "channels"),
    ("What time zone are you in?", ("Europe/London",), "zone"),
    ("Tells – Asks", ("3", "4"), "style.direction"),
    ("What do you hope to gain from this program?", TEXT, "goals"),
]
LIKELY = [
    ("Role", STAGES, "stage"),
    ("Areas of interest", SPECIALTIES, "specialties"),
    ("Are you interested in being a mentor or mentee?", SIDES, "side"),
    ("Which medical specialties attract you most at present?", SPECIALTIES, "specialties"),
    ("How many mentees would you be comfortable mentoring?", ("2", "3"), "mentor.places"),
    ("Chanels", CHANNELS, "channels"),
]
DOUBTFUL = [
    ("Interests", TEXT),
    ("Q7", TOPICS),
    ("Of these topics which would you pick?", TEXT),
]
LEFT_ALONE = [
    ("Gender identity", TEXT, "never used in matching"),
    ("Age", ("24", "31"), "never used in matching"),
    ("Ethncity", TEXT, "never used in matching"),
    ("Supervisor's email", ("a@example.org",), "not used in matching"),
    ("Status", ("IP Address", "IP Address"), "the survey tool's own"),
    ("UserLanguage", ("EN",), "the survey tool's own"),
    ("Shoe size", ("38", "45"), "nothing that matching uses, as far as can be told"),
    (
        "Are you the first in your family to go to college?",
        ("Yes", "No"),
        "nothing that matching uses, as far as can be told",
    ),
    ("Title", ("Mrs", "Dr"), "nothing that matching uses, as far as can be told"),
]


@pytest.mark.parametrize(("header", "answers", "field"), PLAIN)
def test_plain_header_is_sure(header: str, answers: tuple[str, ...], field: str) -> None:
    found = guess((header,), answers)

    assert (found.field, found.sureness) == (field, "sure")


@pytest.mark.parametrize(("header", "answers", "field"), LIKELY)
def test_header_that_needs_its_answers_is_likely(header: str, answers: tuple[str, ...], field: str) -> None:
    found = guess((header,), answers)

    assert (found.field, found.sureness) == (field, "likely")


@pytest.mark.parametrize(("header", "answers"), DOUBTFUL)
def test_header_that_cannot_be_settled_is_doubtful_and_says_what_it_may_be(
    header: str, answers: tuple[str, ...]
) -> None:
    found = guess((header,), answers)

    assert (found.field, found.sureness) == ("", "doubtful")
    assert found.candidates


@pytest.mark.parametrize(("header", "answers", "why"), LEFT_ALONE)
def test_header_of_no_use_is_left_alone_with_a_reason(header: str, answers: tuple[str, ...], why: str) -> None:
    found = guess((header,), answers)

    assert (found.field, found.sureness, found.why) == ("", "sure", why)


def test_known_header_over_an_empty_column_is_still_known() -> None:
    assert guess(("Topics",), ()).field == "topics"


@pytest.mark.parametrize("header", ["M/m", "I would like to take part as a …", "What do you hope to be?", "Comments"])
@pytest.mark.parametrize(
    "answers",
    [
        ("mentee", "MENTOR"),
        ("Mentee (I am looking for a mentor)", "Mentor (I would like to offer mentoring)", "Both"),
        ("Mentor – I offer help", "Mentee – I look for help"),
    ],
)
def test_answers_that_all_say_a_side_make_the_column_a_side(header: str, answers: tuple[str, ...]) -> None:
    found = guess((header,), answers)

    assert (found.field, found.sureness) == ("side", "sure")


@pytest.mark.parametrize(
    "answers",
    [("Mentor", "Mentor, please"), ("Mentor in surgery", "Mentee"), ("Mentee", "Mentor", "mentee", "Both", "later")],
)
def test_answers_that_may_say_a_side_are_doubted(answers: tuple[str, ...]) -> None:
    found = guess(("Kind",), answers)

    assert (found.sureness, found.candidates) == ("doubtful", ("side",))


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (("Exam plan, Letters, Basket weaving", "Exam plan (written, oral)"), "topics"),
        (("Cardiology", "Dermatology", "Basket weaving"), "specialties"),
        (("English, Welsh", "French"), "languages"),
        (("Phone", "In person, Zoom"), "channels"),
    ],
)
def test_answers_that_are_mostly_words_of_ours_are_never_left_out_unasked(answers: tuple[str, ...], field: str) -> None:
    found = guess(("What could you do for others?",), answers)

    assert (found.sureness, found.candidates) == ("doubtful", (field,))
