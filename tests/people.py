"""The people of every test, document and demo: Amara, Ben, Chidi, Dora, and Sol who keeps it running."""

from datetime import UTC, date, datetime

from chiron.people.models import Choice, Person, Profile, Stage

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def _person(name: str, email: str, stage: str | None, **more: object) -> Person:
    person = Person.objects.create_user(email, "correct horse battery", name=name, joined_at=NOW, **more)
    person.emailaddress_set.create(email=email, verified=True, primary=True)
    if stage:
        Stage.objects.create(person=person, code=stage, began_on=date(2026, 1, 1))
    return person


def _profile(person: Person, facet: str, words: dict[str, list[str]], **more: object) -> None:
    profile = Profile.objects.create(person=person, facet=facet, is_open=True, **more)
    Choice.objects.bulk_create(
        Choice(profile=profile, kind=kind, code=code) for kind, codes in words.items() for code in codes
    )


def amara() -> Person:
    """An attending, mentor."""
    person = _person("Amara Okafor", "amara@example.org", "mid", time_zone="America/New_York")
    words = {"topics": ["1.2", "4.6"], "roles": ["mentor", "sponsor"], "specialties": ["em"], "channels": ["video"]}
    _profile(person, Profile.Facet.MENTOR, words, places=3, answers_within_days=5)
    return person


def ben() -> Person:
    """A third-year student, mentee."""
    person = _person("Ben Lindqvist", "ben@example.org", "ms-clin", time_zone="America/New_York")
    words = {"topics": ["1.2", "2.3"], "roles": ["mentor"], "channels": ["video", "phone"], "languages": ["en"]}
    _profile(person, Profile.Facet.MENTEE, words)
    return person


def chidi() -> Person:
    """A programme coordinator."""
    return _person("Chidi Eze", "chidi@example.org", None, time_zone="Europe/London")


def dora() -> Person:
    """A stranger: signed in, in no way connected."""
    return _person("Dora Novak", "dora@example.org", "ms-pre")


def sol() -> Person:
    """Staff: keeps Chiron running and sees no content."""
    return _person("Sol Reyes", "sol@example.org", None, is_staff=True)
