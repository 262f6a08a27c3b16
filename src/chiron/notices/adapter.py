"""Where the words of sign-in meet the tray: allauth asks this for every e-mail it wants sent."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.timezone import now

from chiron.notices import actions
from chiron.people.models import Person
from chiron.people.sign_in.adapter import SignIn

# What allauth hands on that an e-mail may say. Names, addresses and browsers stay behind.
SAYABLE = ("code", "password_reset_url", "signup_url", "timestamp")


class Adapter(SignIn):
    """Writes allauth's e-mails into the tray, in our words: "account/email/password_changed" is `password_changed`."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        to = context.get("user")
        actions.write_to(
            template_prefix.rpartition("/")[2],
            address=email,
            to=to if isinstance(to, Person) else None,
            context={
                key: at_home(context[key]) if key.endswith("_url") else context[key]
                for key in SAYABLE
                if key in context
            },
            by=None,
            at=now(),
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)


def at_home(url: str) -> str:
    """Let a link lead to where people reach Chiron: allauth takes host and port from whoever asked for the e-mail."""
    return settings.ORIGIN + urlunsplit(("", "", *urlsplit(url)[2:]))
