"""Sign-in links of a demo world: nobody can guess one without this installation's secret."""

from base64 import urlsafe_b64encode

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "chiron.demo.links"


def key(name: str) -> str:
    """Make the part of a link that opens the door for this person; 128 bits of it are secret."""
    digest = salted_hmac(SALT, name, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def fits(name: str, given: str) -> bool:
    return constant_time_compare(key(name), given)


def link(name: str) -> str:
    """Write the whole address that signs this person in."""
    return settings.ORIGIN + reverse("demo_enter", args=[name, key(name)])
