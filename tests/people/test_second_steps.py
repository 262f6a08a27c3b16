"""What a second step rests on is no use to whoever reads the database, and goes on working."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from chiron.base.sealing import CannotUnseal


def test_the_secret_of_an_app_is_sealed_and_still_checked(ben):
    secret = generate_totp_secret()
    TOTP.activate(ben, secret)

    kept = Authenticator.objects.get(user=ben, type="totp")
    assert kept.data["secret"].startswith("v1:secret:")
    assert secret not in str(kept.data)
    right = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    wrong = format_hotp_value((int(right) + 1) % 1_000_000)
    assert [TOTP(kept).validate_code(code) for code in (wrong, right)] == [False, True]


def test_the_seed_of_recovery_codes_is_sealed_and_each_works_once(ben):
    codes = RecoveryCodes.activate(ben).get_unused_codes()

    kept = Authenticator.objects.get(user=ben, type="recovery_codes")
    assert kept.data["seed"].startswith("v1:secret:")
    again = RecoveryCodes(kept)
    assert again.get_unused_codes() == codes
    assert [again.validate_code(codes[0]) for _ in range(2)] == [True, False]


def test_a_secret_that_was_put_there_in_the_clear_lets_nobody_in(ben):
    secret = generate_totp_secret()
    kept = Authenticator.objects.create(user=ben, type="totp", data={"secret": secret})

    with pytest.raises(CannotUnseal):
        TOTP(kept).validate_code("123456")
