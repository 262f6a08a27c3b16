"""What docs/api.md tells is what holds."""

import re
from pathlib import Path

from chiron.api.models import Scope
from chiron.api.v1 import api
from chiron.api.v1.errors import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_scope_is_told_and_no_other():
    assert re.findall(r"^\| `(\w+:\w+)` \|", PAGE, re.MULTILINE) == Scope.values


def test_every_kind_of_no_is_told_and_no_other():
    told = re.findall(r"^\| (\d{3}) \| `([\w-]+)` \|", PAGE, re.MULTILINE)

    assert told == [(str(status), kind.code) for status, kind in KINDS.items()]


def test_the_limit_is_the_one_that_holds():
    assert f"more than {api.throttle.most} requests in a minute" in PAGE
