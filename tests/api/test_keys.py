"""Making keys, losing them, and the page they are made on."""

from datetime import timedelta

import pytest
from allauth.idp.oidc.models import Token
from django.core.exceptions import PermissionDenied
from django.urls import reverse

import people
from chiron.api import actions, queries
from chiron.api.models import Key, Scope
from chiron.base.models import Entry
from chiron.notices.models import Mail

LATER = people.NOW + timedelta(days=1)


def make(person, **more):
    told = {"name": "my script", "scopes": [Scope.PROFILE_READ], "days": 30, "by": person, "at": people.NOW}
    return actions.make_key(person, **{**told, **more})


def test_a_key_opens_until_its_last_day_and_not_after(ben):
    made = make(ben)

    last = people.NOW + timedelta(days=30)
    assert queries.key_that_opens(made.value, at=last - timedelta(seconds=1)) == made.key
    assert queries.key_that_opens(made.value, at=last) is None


def test_only_a_digest_is_kept(ben):
    made = make(ben)

    row = Token.objects.values().get()
    assert made.value.startswith("chiron_")
    assert made.value not in str(row)
    assert [made.value in str(entry) for entry in Entry.objects.order_by("pk").values()] == [False]


def test_another_kind_of_token_opens_nothing(ben):
    made = make(ben)
    Token.objects.update(type=Token.Type.REFRESH_TOKEN)

    assert queries.key_that_opens(made.value, at=LATER) is None


def test_a_closed_account_takes_its_keys_with_it(ben):
    made = make(ben)
    ben.is_active = False
    ben.save()

    assert queries.key_that_opens(made.value, at=LATER) is None


def test_a_removed_key_opens_nothing_from_that_moment(ben):
    made = make(ben)

    actions.revoke_key(made.key, by=ben, at=LATER)

    assert queries.key_that_opens(made.value, at=LATER) is None
    assert list(Token.objects.order_by("pk")) == []
    assert list(Entry.objects.order_by("pk").values_list("kind", flat=True)) == ["KeyMade", "KeyRevoked"]


def test_only_its_person_makes_and_removes_a_key(ben, dora):
    made = make(ben)

    with pytest.raises(PermissionDenied):
        make(ben, by=dora)
    with pytest.raises(PermissionDenied):
        actions.revoke_key(made.key, by=dora, at=LATER)
    assert list(Key.objects.order_by("pk")) == [made.key]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"name": " \n"}, "Give the key a name, so that you know later what it is for."),
        ({"scopes": []}, "Choose what the key is for."),
        ({"scopes": ["everything"]}, "Choose what the key is for."),
        ({"days": 0}, "A key lasts from one day to a year."),
        ({"days": 367}, "A key lasts from one day to a year."),
    ],
)
def test_a_key_without_sense_is_refused(ben, told, sentence):
    with pytest.raises(actions.NotAKey) as refused:
        make(ben, **told)

    assert refused.value.sentence == sentence


def test_nobody_piles_up_keys(ben):
    for _ in range(actions.MOST_KEYS):
        make(ben)

    with pytest.raises(actions.TooManyKeys):
        make(ben)


def test_a_person_is_told_by_mail_that_a_key_was_made(ben):
    made = make(ben)

    mail = Mail.objects.get()
    assert (mail.kind, mail.to) == ("key_made", ben)
    assert made.value not in mail.text + mail.html


def test_use_is_noted_to_the_hour(ben):
    key = make(ben).key

    for minutes in (0, 59, 61):
        actions.note_use(Key.objects.get(), at=LATER + timedelta(minutes=minutes))
    key.refresh_from_db()

    assert key.used_at == LATER + timedelta(minutes=61)


# --- the page ---


@pytest.fixture
def page(client, ben):
    # Whoever has no password, such as the people of a demo, is not asked for it again.
    ben.set_unusable_password()
    ben.save()
    client.force_login(ben)
    return client


def new_key(client, **told):
    return client.post(reverse("keys"), {"name": "My laptop", "scopes": ["profile:read"], "days": 90, **told})


def test_the_value_is_shown_once_and_works(page):
    answer = new_key(page)

    value = answer.context["made"].value
    assert value in answer.text
    assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
    assert value not in page.get(reverse("keys")).text
    assert page.get("/api/v1/people/me", headers={"Authorization": f"Bearer {value}"}).status_code == 200


def test_what_is_missing_is_said_and_nothing_typed_is_lost(page):
    answer = new_key(page, scopes=[])

    assert answer.context["form"].errors == {"scopes": ["Choose what the key is for."]}
    assert "My laptop" in answer.text
    assert Key.objects.count() == 0


def test_a_key_is_removed_after_asking_once_more(page, ben):
    key = make(ben).key
    address = reverse("remove_key", args=[key.pk])

    assert "Remove the key “my script”?" in page.get(address).text
    answer = page.post(address)

    assert answer.url == reverse("keys")
    assert Key.objects.count() == 0


def test_somebody_elses_key_is_not_there(page, dora):
    key = make(dora).key

    assert "my script" not in page.get(reverse("keys")).text
    assert page.post(reverse("remove_key", args=[key.pk])).status_code == 404


def test_a_key_is_made_only_by_who_has_just_shown_who_they_are(client, ben):
    client.force_login(ben)

    answer = new_key(client)

    assert (answer.status_code, answer.url) == (302, "/account/reauthenticate/?next=%2Fme%2Fkeys%2F")
    assert Key.objects.count() == 0


def test_after_the_password_the_key_is_made(client, ben):
    client.force_login(ben)
    new_key(client)

    answer = client.post("/account/reauthenticate/?next=/me/keys/", {"password": "correct horse battery"})

    assert answer.context["made"].key == Key.objects.get()
