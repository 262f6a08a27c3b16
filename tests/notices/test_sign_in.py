"""What allauth wants to tell goes through the tray, in our words."""

import re
from urllib.parse import urlsplit

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.conf import settings
from django.core import mail as outbox
from django.test import Client, RequestFactory
from django.urls import reverse

import people
from chiron.notices.models import Mail

SECRET = "rather long and not guessed"


@pytest.fixture
def post(client, deliver):
    """Fill in a form of the account pages, let the worker deliver, and answer with the emails that left."""

    def post(name, **typed):
        client.post(reverse(name), typed)
        deliver()
        return outbox.outbox

    return post


def said(message):
    return message.subject, message.to


@pytest.mark.django_db
def test_who_signs_up_gets_a_code_for_the_address_they_gave(post, client):
    (message,) = post("account_signup", email="new@example.org", password1=SECRET)

    assert said(message) == ("Confirm your email address", ["new@example.org"])
    code = re.search(r"^\S+-\S+$", message.body, re.MULTILINE)[0]
    client.post(reverse("account_email_verification_sent"), {"code": code})
    assert client.get(reverse("me")).status_code == 200


def test_who_signs_up_twice_learns_it_in_their_mailbox_only(post, amara):
    (message,) = post("account_signup", email="amara@example.org", password1=SECRET)

    assert said(message) == ("You have an account already", ["amara@example.org"])


def test_a_forgotten_password_is_chosen_anew_and_told_of(post, client, amara):
    (message,) = post("account_reset_password", email="amara@example.org")
    assert said(message) == ("Choose a new password", ["amara@example.org"])

    link = re.search(r"https?://\S+/key/\S+", message.body)[0]
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": SECRET, "password2": SECRET})

    amara.refresh_from_db()
    assert amara.check_password(SECRET)
    assert Mail.objects.filter(to=amara, kind="password_reset").count() == 1


@pytest.mark.django_db
def test_a_forgotten_password_of_nobody_is_answered_by_mail_alone(post):
    (message,) = post("account_reset_password", email="nobody@example.org")

    assert said(message) == ("There is no account with this address", ["nobody@example.org"])
    assert Mail.objects.get().to is None


@pytest.mark.parametrize("address", ["amara@example.org", "nobody@example.org"])
@pytest.mark.parametrize("host", ["127.0.0.1:6666", "localhost", "[::1]:1"])
def test_a_link_leads_home_whatever_host_was_asked_for(client, amara, deliver, address, host):
    client.post(reverse("account_reset_password"), {"email": address}, headers={"host": host})
    deliver()

    (message,) = outbox.outbox
    (html, _kind) = message.alternatives[0]
    links = [urlsplit(link) for link in re.findall(r"https?://[^\s\"<]+", message.body + html)]
    assert {f"{link.scheme}://{link.netloc}" for link in links} == {settings.ORIGIN}
    assert len(links) >= 4


@pytest.mark.django_db
def test_one_mailbox_gets_ten_codes_a_day_and_no_more(client):
    with time_machine.travel(people.NOW, tick=False) as clock:
        answers = []
        for _ in range(12):
            answers.append(Client().post(reverse("account_signup"), {"email": "eve@example.org", "password1": SECRET}))
            clock.shift(60)

    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2
    assert Mail.objects.count() == 10


def test_a_mailbox_with_an_account_no_more_either(client, amara):
    with time_machine.travel(people.NOW, tick=False) as clock:
        answers = []
        for _ in range(12):
            answers.append(client.post(reverse("account_reset_password"), {"email": "amara@example.org"}))
            clock.shift(60)

    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2
    assert Mail.objects.count() == 10


def test_a_changed_password_is_told_of(post, client, amara):
    client.login(email="amara@example.org", password="correct horse battery")

    (message,) = post(
        "account_change_password", oldpassword="correct horse battery", password1=SECRET, password2=SECRET
    )

    assert said(message) == ("Your password was changed", ["amara@example.org"])
    assert "Amara" not in message.body


@pytest.mark.parametrize(
    "kind", ["totp_activated", "totp_deactivated", "recovery_codes_generated", "webauthn_added", "webauthn_removed"]
)
def test_a_change_to_the_second_step_is_told_of(amara, kind):
    with context.request_context(RequestFactory().get("/")):
        get_adapter().send_notification_mail(f"mfa/email/{kind}", amara)

    mail = Mail.objects.get()
    assert (mail.kind, mail.to, mail.address) == (kind, amara, "amara@example.org")
