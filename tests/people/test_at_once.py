"""Two things at the same moment, in real threads on the real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from chiron.base.errors import Refused
from chiron.base.models import Entry
from chiron.people import actions
from chiron.people.models import Institution
from factories import InstitutionFactory, PersonFactory
from people import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Do all acts at the same moment; each answers with what it returned or was refused."""
    start = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()  # so that nobody comes late for having to connect first
            start.wait(timeout=10)
            return act()
        except Refused as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(timeout=30) for done in [pool.submit(run, act) for act in acts]]


def test_stages_of_one_day_leave_one(ben):
    codes = ["intern", "jr-res", "mdphd", "img-exam"]

    at_once(
        *(lambda code=code: actions.begin_stage(ben, code=code, on=date(2026, 7, 1), by=ben, at=NOW) for code in codes)
    )

    left = ben.stages.get(began_on=date(2026, 7, 1))
    told = Entry.objects.filter(kind="StageBegan", subject=ben.pk)
    assert sorted(entry.data["code"] for entry in told) == sorted(codes)
    assert {entry.data["stage_id"] for entry in told} == {str(left.pk)}


def test_one_affiliation_told_four_times_is_told_once(ben):
    # The place is known already: making it new would put the four in a row by itself.
    InstitutionFactory(key="riverside")

    def tell():
        actions.begin_affiliation(ben, institution="Riverside", role="Student", on=date(2026, 1, 1), by=ben, at=NOW)

    answers = at_once(tell, tell, tell, tell)

    assert sorted(map(str, answers)) == sorted(map(str, [None, *[actions.AlreadyTold] * 3]))
    assert ben.affiliations.count() == 1


def test_four_people_name_one_institution():
    people = PersonFactory.create_batch(4)

    at_once(
        *(
            lambda person=person: actions.begin_affiliation(
                person, institution="Riverside", role="Student", on=date(2026, 1, 1), by=person, at=NOW
            )
            for person in people
        )
    )

    assert Institution.objects.get().affiliations.count() == 4


def test_an_institution_is_left_by_its_last_person_while_another_comes():
    people = PersonFactory.create_batch(3)

    def come(person):
        return actions.begin_affiliation(
            person, institution="Riverside", role="Student", on=date(2026, 1, 1), by=person, at=NOW
        )

    def leave(affiliation):
        actions.remove_affiliation(affiliation, by=affiliation.person, at=NOW)

    for _turn in range(20):
        here = [come(person) for person in people[:2]]
        *_, came = at_once(*(lambda one=one: leave(one) for one in here), lambda: come(people[2]))

        assert Institution.objects.get() == came.institution
        assert came.institution.affiliations.get() == came

        leave(came)
        assert not Institution.objects.exists()


def test_a_side_saved_twice_at_once_is_one_of_the_two(dora):
    def save(topics, pace):
        actions.save_profile(dora, facet="mentee", choices={"topics": topics}, styles={"pace": pace}, by=dora, at=NOW)

    at_once(lambda: save(["1.1", "1.2"], 0), lambda: save(["2.1", "2.2"], 100))

    profile = dora.profiles.get()
    left = (sorted(profile.choices.values_list("code", flat=True)), profile.styles.get().value)
    assert left in [(["1.1", "1.2"], 0), (["2.1", "2.2"], 100)]


def test_two_programs_that_change_different_things_both_do(ben):
    client = Client()
    client.force_login(ben)
    headers = {"Cookie": "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())}

    def change(**told):
        return Client(headers=headers).patch("/api/v1/people/me", told, content_type="application/json").status_code

    for turn in range(10):
        name, zone = f"Ben {turn}", ["Africa/Lagos", "Asia/Tokyo"][turn % 2]
        answers = at_once(lambda name=name: change(name=name), lambda zone=zone: change(time_zone=zone))

        ben.refresh_from_db()
        assert (answers, ben.name, ben.time_zone) == ([200, 200], name, zone)
