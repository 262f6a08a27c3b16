import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client, RequestFactory
from django.urls import reverse

from chiron.base.models import Entry
from chiron.notices.models import Mail
from chiron.people import actions
from chiron.people.models import Person
from people import NOW

SECRET = "a lamp beside nine rivers"
pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """The browser of somebody else."""
    return Client()


def sign_up(client, email, password=SECRET):
    return client.post(reverse("account_signup"), {"email": email, "password1": password})


def sign_in(client, email, password=SECRET, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def code():
    return re.search(r"[B-Z]{4}-[B-Z]{4}", Mail.objects.latest("pk").text).group()


def confirm(client, typed):
    return client.post(reverse("account_email_verification_sent"), {"code": typed})


def plain(answer):
    """What a visitor could compare: the page without the secrets and addresses that differ by nature."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return re.sub(r"[\w.]+@example\.org", "", text)


def test_signing_up_leads_from_an_address_to_a_name(client):
    asked = sign_up(client, "Eve@Example.org")
    confirmed = confirm(client, code())

    person = Person.objects.get()
    assert asked.url == reverse("account_email_verification_sent")
    assert confirmed.url == reverse("welcome")
    assert client.get(reverse("me")).context["user"] == person
    assert (person.email, person.joined_at is not None) == ("eve@example.org", True)
    assert EmailAddress.objects.get().verified


def test_joining_is_one_fact_by_oneself(client):
    sign_up(client, "eve@example.org")
    confirm(client, code())

    person = Person.objects.get()
    assert list(Entry.objects.filter(kind="PersonJoined").values_list("subject", "by")) == [(person.pk, person.pk)]


def test_nobody_is_in_before_the_address_is_proved(client):
    sign_up(client, "eve@example.org")
    wrong = confirm(client, "BBBB-BBBB")
    before = client.get(reverse("me"))
    again = sign_in(client, "eve@example.org")

    assert wrong.status_code == 200
    assert before.status_code == 302
    assert again.url == reverse("account_email_verification_sent")
    assert not EmailAddress.objects.get().verified


def test_a_code_is_good_in_the_browser_that_asked_for_it_only(client, elsewhere):
    sign_up(client, "eve@example.org")

    answer = confirm(elsewhere, code())

    assert answer.url == reverse("account_login")
    assert not EmailAddress.objects.get().verified


def test_the_first_account_has_no_right_that_others_lack(client):
    sign_up(client, "eve@example.org")
    confirm(client, code())

    assert not Person.objects.get().is_staff


@pytest.mark.parametrize("email", ["amara@example.org", "AMARA@example.org"])
def test_an_address_that_is_taken_looks_like_one_that_is_free(client, elsewhere, amara, email):
    before = Person.objects.filter(pk=amara.pk).values().get()

    taken, free = sign_up(client, email), sign_up(elsewhere, "eve@example.org")
    page = reverse("account_email_verification_sent")
    wrong = [plain(confirm(visitor, "BBBB-BBBB")) for visitor in (client, elsewhere)]

    assert (taken.status_code, taken.url) == (free.status_code, free.url) == (302, page)
    assert plain(client.get(page)) == plain(elsewhere.get(page))
    assert wrong[0] == wrong[1]
    assert Person.objects.filter(pk=amara.pk).values().get() == before
    assert Person.objects.count() == 2
    assert Entry.objects.filter(kind="PersonJoined").count() == 1
    assert set(Mail.objects.values_list("kind", flat=True)) == {"account_already_exists", "email_confirmation_signup"}


def test_signing_up_twice_at_once_touches_nobody(amara, settings):
    from allauth.account.adapter import get_adapter
    from allauth.core import context
    from allauth.core.exceptions import ImmediateHttpResponse
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.contrib.sessions.backends.db import SessionStore

    from chiron.people.sign_in.forms import SignUp

    # Both looked whether the address is free before either had it.
    form = SignUp({"email": "late@example.org", "password1": SECRET})
    assert form.is_valid()
    Person.objects.create_user("late@example.org", "another password", name="Early")
    request = RequestFactory().post(reverse("account_signup"))
    request.session, request.user = SessionStore(), AnonymousUser()
    request._messages = CookieStorage(request)

    with context.request_context(request), pytest.raises(ImmediateHttpResponse) as answer:
        get_adapter(request).save_user(request, get_adapter(request).new_user(request), form)

    early = Person.objects.get(email="late@example.org")
    assert answer.value.response.url == reverse("account_email_verification_sent")
    assert (early.name, early.check_password("another password")) == ("Early", True)


def test_joining_never_writes_over_somebody(amara):
    late = Person(email="AMARA@example.org", name="Someone else")

    with pytest.raises(actions.AlreadyJoined):
        actions.join(late, by=late, at=NOW)

    amara.refresh_from_db()
    assert amara.name == "Amara Okafor"
    assert not Entry.objects.exists()


def test_a_weak_password_is_refused_with_the_address_kept(client):
    answer = sign_up(client, "eve@example.org", "password12")

    assert answer.status_code == 200
    assert 'value="eve@example.org"' in answer.content.decode()
    assert not Person.objects.exists()


def test_signing_in_does_not_tell_who_is_here(client, amara):
    unknown, wrong = sign_in(client, "nobody@example.org"), sign_in(client, "amara@example.org", "not the password")

    assert plain(unknown) == plain(wrong)
    assert "do not belong together" in wrong.content.decode()


def test_asking_for_a_new_password_does_not_tell_who_is_here(client, amara):
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in ("nobody@example.org", "amara@example.org")
    ]

    assert answers[0].redirect_chain == answers[1].redirect_chain == [(reverse("account_reset_password_done"), 302)]
    assert plain(answers[0]) == plain(answers[1])


def test_a_forgotten_password_is_set_anew_and_the_link_works_once(client, amara):
    client.post(reverse("account_reset_password"), {"email": "amara@example.org"})
    link = re.search(r"http\S+(/account/password/reset/key/\S+)", Mail.objects.latest("pk").text).group(1)

    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": SECRET})
    again = client.get(link, follow=True)

    amara.refresh_from_db()
    assert amara.check_password(SECRET)
    assert again.content.decode().count("This link no longer works") == 2, "the title and the heading"


def test_one_password_is_guessed_five_times(client, amara):
    for _ in range(5):
        sign_in(client, "amara@example.org", "not the password")

    refused = sign_in(client, "amara@example.org", "correct horse battery")

    assert "Wait five minutes" in refused.content.decode()
    assert client.get(reverse("me")).status_code == 302


def test_a_browser_that_is_not_ones_own_forgets(client, elsewhere, amara):
    sign_in(client, "amara@example.org", "correct horse battery")
    sign_in(elsewhere, "amara@example.org", "correct horse battery", remember="on")

    assert client.session.get_expire_at_browser_close()
    assert not elsewhere.session.get_expire_at_browser_close()


def test_a_closed_account_does_not_open(client, amara):
    Person.objects.filter(pk=amara.pk).update(is_active=False)

    answer = sign_in(client, "amara@example.org", "correct horse battery")

    assert client.get(reverse("me")).status_code == 302
    assert answer.status_code in {200, 302}


def test_a_name_that_is_missing_is_asked_for_at_every_sign_in(client, amara, ben):
    Person.objects.filter(pk=ben.pk).update(name="")

    new, known = (
        sign_in(client, f"{name}@example.org", "correct horse battery").url
        for name in ("ben", "amara")
        if client.logout() is None
    )

    assert (new, known) == (reverse("welcome"), reverse("today"))


def test_nobody_is_called_by_their_address(amara):
    amara.name = ""

    assert str(amara) == "Someone without a name yet"


def test_a_visitor_is_not_sent_elsewhere(client, amara):
    answer = client.post(
        reverse("account_login"),
        {"login": "amara@example.org", "password": "correct horse battery", "next": "https://elsewhere.example.org/"},
    )

    assert answer.url == reverse("today")
