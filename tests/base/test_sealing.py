"""What is sealed opens with its key, for its purpose, unchanged, and not otherwise."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chiron.base.sealing import CannotUnseal, seal, unseal

OLD, NEW = "one long and random text to begin with", "another long and random text to go on with"


@pytest.fixture(autouse=True)
def keys(settings):
    settings.SEALING_KEYS = {"old": OLD}


@pytest.mark.parametrize("text", ["JBSWY3DPEHPK3PXP", "", "ключ 🔑", "x" * 10_000])
def test_what_is_sealed_opens(text):
    sealed = seal(text, purpose="tests")

    assert sealed.startswith("v1:old:")
    assert unseal(sealed, purpose="tests") == text


def test_nothing_of_it_can_be_read_and_no_two_are_alike():
    sealed = {seal("JBSWY3DPEHPK3PXP", purpose="tests") for _ in range(100)}

    assert len({urlsafe_b64decode(text.rpartition(":")[2])[:12] for text in sealed}) == 100
    assert not [text for text in sealed if b"JBSWY3DP" in urlsafe_b64decode(text.rpartition(":")[2])]


def test_it_is_aes_256_gcm_under_a_key_of_hkdf_sha256():
    # HKDF of RFC 5869 by hand: extract with a salt of zeros, expand by one block.
    extracted = hmac.digest(bytes(32), OLD.encode(), hashlib.sha256)
    key = hmac.digest(extracted, b"chiron sealing v1\x01", hashlib.sha256)
    nonce = bytes(range(12))
    text = urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, b"hello", b"tests")).decode()

    assert unseal(f"v1:old:{text}", purpose="tests") == "hello"


def test_what_was_sealed_today_opens_for_ever():
    assert (
        unseal("v1:old:5s9X_UoHBSxXaY0Rb4KS4i-bVcMR7nZ8LXiKbqDZF-W5OH2Iwx9YfloHMEI=", purpose="tests")
        == "JBSWY3DPEHPK3PXP"
    )


def test_every_bit_counts():
    _, _, text = seal("hello", purpose="tests").split(":")
    raw = urlsafe_b64decode(text)

    for place in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(CannotUnseal):
            unseal(f"v1:old:{urlsafe_b64encode(changed).decode()}", purpose="tests")


@pytest.mark.parametrize(
    "text", ["", "hello", "v1:old:", "v1:old:AAAA", "v1:old:A", "v1:old:é", "v1:none:AAAA", "v2:old:AAAA", "v1::"]
)
def test_what_was_never_sealed_does_not_open(text):
    with pytest.raises(CannotUnseal):
        unseal(text, purpose="tests")


def test_it_opens_for_its_purpose_only():
    with pytest.raises(CannotUnseal):
        unseal(seal("hello", purpose="tests"), purpose="second step")


def test_another_key_of_the_same_name_does_not_open_it(settings):
    sealed = seal("hello", purpose="tests")
    settings.SEALING_KEYS = {"old": NEW}

    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose="tests")


def test_one_key_follows_another(settings):
    before = seal("hello", purpose="tests")
    settings.SEALING_KEYS = {"new": NEW, "old": OLD}
    after = seal("hello", purpose="tests")

    assert after.startswith("v1:new:")
    assert [unseal(text, purpose="tests") for text in (before, after)] == ["hello", "hello"]

    settings.SEALING_KEYS = {"new": NEW}
    assert unseal(after, purpose="tests") == "hello"
    with pytest.raises(CannotUnseal):
        unseal(before, purpose="tests")
