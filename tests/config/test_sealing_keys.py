"""The keys that seal: as the operator told them, then the one that follows from the secret."""

import pytest

from chiron.config import secret
from chiron.config.env import BadSetting
from config.reading import PRODUCTION, read

LONG = "x" * 32


def test_keys_come_in_the_order_they_were_told():
    told = secret.keys("KEYS", f" b:{LONG}:y , a:{LONG} ", secret="s")

    assert list(told.items()) == [("b", f"{LONG}:y"), ("a", LONG), ("secret", "s")]
    assert secret.keys("KEYS", "", secret="s") == {"secret": "s"}


def test_an_old_secret_goes_on_opening_where_it_is_told():
    told = secret.keys("KEYS", f"2027:{LONG},secret:old", secret="new")

    assert list(told.items()) == [("2027", LONG), ("secret", "old")]


def test_what_the_secret_sealed_opens_after_a_key_was_told(tmp_path):
    told = read("SEALING_KEYS", at=tmp_path, **PRODUCTION, CHIRON_SEALING_KEYS=f"2027:{LONG}")

    assert list(told["SEALING_KEYS"].items()) == [("2027", LONG), ("secret", PRODUCTION["CHIRON_SECRET_KEY"])]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("x" * 40, "is not a name, a colon"),
        (f":{LONG}", "is not a name, a colon"),
        (f"a b:{LONG}", "is not a name, a colon"),
        (f"a:{LONG},,", "is not a name, a colon"),
        ("a:short", "too short"),
        (f"a:{LONG},a:{LONG}", "twice"),
    ],
)
def test_keys_that_cannot_be_used_are_refused_without_quoting_them(told, why):
    with pytest.raises(BadSetting, match=why) as refused:
        secret.keys("KEYS", told, secret="s")

    assert LONG not in refused.value.sentence
    assert "short" not in refused.value.sentence.replace("too short", "")
