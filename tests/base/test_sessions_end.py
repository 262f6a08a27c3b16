"""How long a browser stays signed in: as long as it is open, unless its owner says that it is theirs."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from chiron.notices.models import Mail

SECRET = "correct horse battery"


def ends_with_the_browser(client):
    return client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] in {"", None}


@pytest.mark.django_db
def test_who_signs_up_stays_until_the_browser_is_closed(client):
    client.post(reverse("account_signup"), {"email": "eve@example.org", "password1": "a lamp beside nine rivers"})
    code = re.search(r"[B-Z]{4}-[B-Z]{4}", Mail.objects.get().text).group()
    client.post(reverse("account_email_verification_sent"), {"code": code})

    assert client.get(reverse("me")).status_code == 200
    assert ends_with_the_browser(client)


def test_so_does_who_comes_in_without_a_password(client, amara):
    client.force_login(amara)

    assert ends_with_the_browser(client)


@pytest.mark.parametrize(("more", "ends"), [({}, True), ({"remember": "on"}, False)])
def test_who_signs_in_may_ask_to_stay(client, amara, more, ends):
    client.post(reverse("account_login"), {"login": "amara@example.org", "password": SECRET, **more})

    assert client.get(reverse("me")).status_code == 200
    assert ends_with_the_browser(client) == ends


def test_what_is_said_on_the_next_page_waits_here_and_not_in_the_browser(client, amara):
    client.post(reverse("account_login"), {"login": "amara@example.org", "password": SECRET})
    new = "a lamp beside nine rivers"
    client.post(reverse("account_change_password"), {"oldpassword": SECRET, "password1": new})

    assert set(client.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert [str(told) for told in client.get(reverse("today")).context["messages"]] == ["Your new password is saved."]
