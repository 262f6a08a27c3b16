"""What a browser may keep: nothing that was shown to somebody signed in, or on the way there."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["me", "today", "notices", "front"])
def test_a_page_for_somebody_signed_in_is_kept_by_no_browser(client, ben, name):
    client.force_login(ben)

    assert client.get(reverse(name)).headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_nor_is_the_page_that_names_the_address_of_somebody_signing_up(client):
    client.post(reverse("account_signup"), {"email": "eve@example.org", "password1": "a lamp beside nine rivers"})

    page = client.get(reverse("account_email_verification_sent"))

    assert "eve@example.org" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_a_page_that_says_itself_how_long_it_lasts_is_left_alone(client, ben):
    client.force_login(ben)

    assert client.get(reverse("help")).headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.django_db
def test_a_page_for_everybody_may_be_kept(client):
    assert "Cache-Control" not in client.get(reverse("front")).headers
