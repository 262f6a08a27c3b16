"""What a password must be, asked one thing at a time and said in our words."""

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chiron.people.models import Person


class _Length(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext("Use at least %(least)s character.", "Use at least %(least)s characters.", self.min_length) % {
            "least": self.min_length
        }


class _Common(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is easy to guess. Choose another.")


class _Similar(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("This is too close to your address or your name. Choose another.")


class HardToGuess:
    """Refuses a password that is short, common or close to its owner, by the first of these that is true."""

    def __init__(self, least: int) -> None:
        self.rules = (_Length(least), _Similar(("email", "name")), _Common())

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError with one sentence unless the password will do."""
        for rule in self.rules:
            rule.validate(password, user)

    def get_help_text(self) -> str:
        """Say what a password must be."""
        return self.rules[0].get_error_message()
