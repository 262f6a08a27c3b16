"""Sealing: what must be read again and yet not stand in the database, or in its backup, for anyone to read.

A sealed text is `v1:<key>:<what AES-256-GCM made of it>`, where the key is named so that several can be in use while
one follows another. It says what it is for, too, and opens for nothing else: a sealed text that is copied into another
column stays shut.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = "v1"
NONCE = 12


class CannotUnseal(Exception):
    """A text that was not sealed by a key we have, or not for this purpose, or that was changed since."""


def seal(text: str, *, purpose: str) -> str:
    """Seal a text with the first of the `SEALING_KEYS`. Sealing it twice gives two different texts."""
    keys: Mapping[str, str] = settings.SEALING_KEYS
    name, secret = next(iter(keys.items()))
    nonce = os.urandom(NONCE)
    sealed = nonce + _cipher(secret).encrypt(nonce, text.encode(), purpose.encode())
    return f"{VERSION}:{name}:{urlsafe_b64encode(sealed).decode()}"


def unseal(sealed: str, *, purpose: str) -> str:
    """Open what `seal` sealed for the same purpose, with whichever of the `SEALING_KEYS` it names.

    :raises CannotUnseal: where it does not open.
    """
    version, _colon, rest = sealed.partition(":")
    name, _colon, text = rest.partition(":")
    secret = settings.SEALING_KEYS.get(name)
    if version != VERSION or secret is None:
        raise CannotUnseal("It names a key that we do not have.")
    try:
        raw = urlsafe_b64decode(text)
        return _cipher(secret).decrypt(raw[:NONCE], raw[NONCE:], purpose.encode()).decode()
    except (InvalidTag, ValueError) as broken:
        raise CannotUnseal("It was changed, or sealed for something else.") from broken


@cache
def _cipher(secret: str) -> AESGCM:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"chiron sealing v1").derive(secret.encode())
    return AESGCM(key)
