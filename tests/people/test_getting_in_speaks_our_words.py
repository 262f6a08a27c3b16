"""What is wrong with what somebody typed to get in, said once and so that they know what to do."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

pytestmark = pytest.mark.django_db


def said(answer):
    return [sentence for sentences in answer.context["form"].errors.values() for sentence in sentences]


@pytest.mark.parametrize(
    ("page", "typed", "sentences"),
    [
        ("account_login", {}, ["Write your email address.", "Write your password."]),
        ("account_signup", {}, ["Write a password.", "Write your email address."]),
        ("account_reset_password", {}, ["Write your email address."]),
        ("account_reset_password", {"email": "ben"}, ["Write the whole address, such as ben@example.org."]),
    ],
)
def test_what_is_missing_or_cut_short_is_named(client, page, typed, sentences):
    assert sorted(said(client.post(reverse(page), typed))) == sentences


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("ninechars", "Use at least 10 characters."),
        ("password", "Use at least 10 characters."),
        ("qwertyuiop", "Many people use this password, so it is easy to guess. Choose another."),
        ("evelynokafor1", "This is too close to your address or your name. Choose another."),
    ],
)
def test_a_weak_password_is_refused_for_one_reason(client, password, sentence):
    typed = {"email": "evelynokafor@example.org", "password1": password}

    assert said(client.post(reverse("account_signup"), typed)) == [sentence]


def test_a_new_password_is_held_against_ones_name(client, ben):
    ben.name = "Benedikt Lindqvist"
    ben.save(update_fields=["name"])
    client.force_login(ben)

    typed = {"oldpassword": "correct horse battery", "password1": "Lindqvist 1"}

    assert said(client.post(reverse("account_change_password"), typed)) == [
        "This is too close to your address or your name. Choose another."
    ]


def test_a_wrong_code_is_not_blamed_on_anybody(client, ben):
    TOTP.activate(ben, generate_totp_secret())
    client.post(reverse("account_login"), {"login": ben.email, "password": "correct horse battery"})

    assert said(client.post(reverse("mfa_authenticate"), {"code": "nothing"})) == [
        "This code does not fit. Write the one the app shows now."
    ]
