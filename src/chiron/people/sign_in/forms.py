"""allauth's forms in our words: one password field, no placeholder that vanishes while one types."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chiron.base.web import Form, now
from chiron.people import actions

PASSWORD = _("At least 10 characters. A few words that only you would put together are easy to keep and hard to guess.")
EMPTY = {
    "email": _("Write your email address."),
    "login": _("Write your email address."),
    "password": _("Write your password."),
    "password1": _("Write a password."),
    "oldpassword": _("Write your current password."),
    "code": _("Write the code."),
    "name": _("Write a name."),
}
ADDRESS = _("Write the whole address, such as ben@example.org.")
CODE = _("Six digits from your authenticator app, or one of your recovery codes.")


class _Ours(Form):
    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        # A password can be shown by the browser and set anew by email; typing it twice catches little.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            if name in EMPTY:
                field.error_messages["required"] = EMPTY[name]
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = ADDRESS


class Login(_Ours, account.LoginForm):
    labels: ClassVar = {"login": _("Email"), "password": _("Password"), "remember": _("Keep me signed in here")}
    hints: ClassVar = {"remember": _("Leave this empty on a computer that others use.")}


class SignUp(_Ours, account.SignupForm):  # type: ignore[misc]  # -- their clean() is typed more narrowly than Django's
    labels: ClassVar = {"email": _("Email"), "password1": _("Password")}
    hints: ClassVar = {
        "email": _("One that you will keep when you change school or hospital is best. You can add others later."),
        "password1": PASSWORD,
    }

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """Answer a taken address as slowly as a free one: a stopwatch would tell them apart by the hashing."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        answer: tuple[Any, Any] = super().try_save(request)
        return answer


class Code(_Ours, account.ConfirmEmailVerificationCodeForm):
    labels: ClassVar = {"code": _("The code from the email")}


class AddEmail(_Ours, account.AddEmailForm):
    labels: ClassVar = {"email": _("Another email address")}


class ResetPassword(_Ours, account.ResetPasswordForm):
    labels: ClassVar = {"email": _("Email")}


class NewPassword(_Ours, account.ResetPasswordKeyForm):
    labels: ClassVar = {"password1": _("New password")}
    hints: ClassVar = {"password1": PASSWORD}

    def save(self) -> None:
        """Do what allauth does, and let everybody know who needs to."""
        actions.reset_password(self.user, password=self.cleaned_data["password1"], by=self.user, at=now())


class SetPassword(_Ours, account.SetPasswordForm):
    labels: ClassVar = {"password1": _("New password")}
    hints: ClassVar = {"password1": PASSWORD}


class ChangePassword(_Ours, account.ChangePasswordForm):
    labels: ClassVar = {"oldpassword": _("Current password"), "password1": _("New password")}
    hints: ClassVar = {"password1": PASSWORD}


class Reauthenticate(_Ours, account.ReauthenticateForm):
    labels: ClassVar = {"password": _("Password")}


class SecondStep(_Ours, mfa.AuthenticateForm):
    labels: ClassVar = {"code": _("Code")}
    hints: ClassVar = {"code": CODE}


class ReauthenticateByCode(_Ours, mfa.ReauthenticateForm):
    labels: ClassVar = {"code": _("Code")}
    hints: ClassVar = {"code": CODE}


class ActivateApp(_Ours, totp.ActivateTOTPForm):
    labels: ClassVar = {"code": _("The six digits that the app shows now")}


class AddKey(_Ours, webauthn.AddWebAuthnForm):
    labels: ClassVar = {"name": _("A name for it"), "passwordless": _("Let it sign me in alone, without the password")}
    hints: ClassVar = {
        "name": _("For example: my phone."),
        "passwordless": _("Needs a device that checks your fingerprint, face or PIN. Most do."),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {**self.initial, "name": gettext("Passkey"), "passwordless": True}


class RenameKey(_Ours, webauthn.EditWebAuthnForm):
    labels: ClassVar = {"name": _("A name for it")}
