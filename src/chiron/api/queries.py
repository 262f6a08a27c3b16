from datetime import datetime

from allauth.idp.oidc.adapter import get_adapter
from allauth.idp.oidc.models import Token
from django.db.models import QuerySet

from chiron.api.models import Key
from chiron.people.models import Person


def keys_of(person: Person) -> QuerySet[Key]:
    """A person's keys, the newest first; those that have expired too, so that it is seen why a program stopped."""
    return Key.objects.filter(token__user=person).select_related("token").order_by("-pk")


def key_that_opens(value: str, *, at: datetime) -> Key | None:
    """The key of that value, with its person, if it opens anything at that moment."""
    return (
        Key.objects.filter(
            token__type=Token.Type.ACCESS_TOKEN,
            token__hash=get_adapter().hash_token(value),
            token__expires_at__gt=at,
            token__user__is_active=True,
        )
        .select_related("token__user")
        .order_by("pk")
        .first()
    )
