"""The shape of a key: what a program may do in a person's name, and until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from chiron.base.ids import new_id


class Scope(models.TextChoices):
    """What a key can be good for. The words of the vocabulary are open to every key."""

    PROFILE_READ = "profile:read", _("See what you have said about yourself")
    PROFILE_WRITE = "profile:write", _("Change what you have said about yourself")
    NOTICES_READ = "notices:read", _("Read your notices")
    NOTICES_WRITE = "notices:write", _("Mark your notices as read")


class Key(models.Model):
    """An access token that a person made for a program. Only a digest of it is kept, in the token."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token = models.OneToOneField("allauth_idp_oidc.Token", on_delete=models.CASCADE, related_name="key")
    name = models.CharField(_("name"), max_length=80)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @property
    def scopes(self) -> list[Scope]:
        """What this key is good for, in the order of the list."""
        told = set(self.token.get_scopes())
        return [scope for scope in Scope if scope in told]
