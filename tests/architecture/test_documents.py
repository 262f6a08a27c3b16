"""What docs/ tells of the code is so. Where it is not: `python tests/architecture/documents.py`."""

import re

import pytest

from architecture import documents


@pytest.mark.parametrize("name", documents.DRAWN)
def test_the_page_says_what_the_code_says(name):
    page = (documents.DOCS / name).read_text(encoding="utf-8")

    assert page == documents.DRAWN[name]()


def test_every_fact_is_announced_by_somebody():
    announced = documents.announcers()

    assert [fact.__name__ for fact in documents.all_facts() if fact.__name__ not in announced] == []


def test_the_page_of_settings_names_those_that_are_read_and_no_others():
    page = (documents.DOCS / "settings.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(CHIRON_\w+)`", page, re.MULTILINE)) == documents.settings_read()
