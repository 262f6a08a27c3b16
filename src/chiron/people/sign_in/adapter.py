"""Where allauth's sign-in meets our people: how someone new comes in, and where they land."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chiron.base.sealing import seal, unseal
from chiron.base.web import now
from chiron.people import actions
from chiron.people.models import Person

WAYS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use your passkey"),
}


class SignIn(DefaultAccountAdapter):
    """Signing up lets a person in by the same act as everything else; it gives nobody a right, not even the first."""

    # Said as we speak. What is not here keeps allauth's words.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("This is the address we write to. Make another one the main one first."),
        "duplicate_email": _("You have added this address already."),
        "email_password_mismatch": _(
            "This email address and password do not belong together. Try again, or choose a new password."
        ),
        "email_taken": _("This address cannot be added. Use another one."),
        "enter_current_password": _("This does not fit your current password. Try again."),
        "incorrect_code": _("This code does not fit. Look at it once more, or ask for a new one."),
        "incorrect_password": _("This password does not fit. Try again."),
        "invalid_or_expired_key": _("This link is used up or too old. Ask for a new one."),
        "invalid_password_reset": _("This link is used up or too old. Ask for a new one."),
        "max_email_addresses": _("You can keep up to %d addresses. Remove one first."),
        "too_many_login_attempts": _("That was tried too often. Wait five minutes, then try again."),
        "unverified_primary_email": _("Confirm this address first, then make it the main one."),
        "same_as_current": _("This is what you have already. Choose another."),
        "rate_limited": _("That was tried too often. Wait a little, then try again."),
    }

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        """Let a new person in. Where someone is here already, answer as if nobody were: by an email to the address."""
        person = super().save_user(request, user, form, commit=False)
        if not commit or not isinstance(person, Person):
            return person
        try:
            return actions.join(person, by=person, at=now())
        except actions.AlreadyJoined as here:
            raise ImmediateHttpResponse(prevent_enumeration(request, email=person.email)) from here

    def get_signup_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth names it
        """Take a new person to say how they are called."""
        return reverse("welcome")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Take whoever has not said yet how they are called there; everybody else to Today."""
        if request.user.is_authenticated and not request.user.name:
            return reverse("welcome")
        url: str = super().get_login_redirect_url(request)
        return url

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """The ways in which a person can show once more that it is them, called as everywhere else."""
        return [
            {**way, "description": WAYS.get(way["id"], way["description"])}
            for way in super().get_reauthentication_methods(user)
        ]


class SecondSteps(DefaultMFAAdapter):
    """What a second step rests on, the secret of an app and the seed of recovery codes, is kept sealed."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Write the one the app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, purpose="second step")

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose="second step")
