"""Collects what a translator needs, the pages' strings and the vocabularies' words: make messages LANGUAGE=fr."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import django
from django.core.management import call_command

from chiron.vocabulary.terms import KINDS, Group, Term, vocabulary

CHIRON = Path(__file__).resolve().parents[1] / "src" / "chiron"
# Labels stand in data files, where no tool looks for strings. This module holds them for as long as it looks.
LABELS = CHIRON / "vocabulary" / "labels_to_translate.py"


def labels() -> list[str]:
    """List every label once, in order."""
    found = [label for kind in KINDS for part in (vocabulary(kind).groups, vocabulary(kind)) for label in words(part)]
    return list(dict.fromkeys(found))


def words(part: Iterable[Group | Term]) -> list[str]:
    """List what is shown of terms or groups: the label, and the words at both ends of a slider."""
    shown = []
    for term in part:
        more = getattr(term, "more", {})
        shown += [
            term.label,
            *(
                more[key]
                for key in ("low", "high", "question", "short", "own", "description", "hours", "who", "note")
                if more.get(key)
            ),
        ]
    return shown


def main(language: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chiron.config.settings")
    django.setup()
    (CHIRON / "locale").mkdir(exist_ok=True)
    lines = "".join(f"_({label!r})\n" for label in labels())
    LABELS.write_text(f"from django.utils.translation import gettext_noop as _\n\n{lines}", encoding="utf-8")
    os.chdir(CHIRON)
    try:
        call_command("makemessages", locale=[language], verbosity=0, no_location=False)
    finally:
        LABELS.unlink()
    sys.stdout.write(f"Translate src/chiron/locale/{language}/LC_MESSAGES/django.po.\n")


if __name__ == "__main__":
    main(sys.argv[1])
