"""Two walls that the import contracts cannot hold: web things stay out of inner rooms, and views stay at home."""

import ast
from pathlib import Path

import pytest

CHIRON = Path(__file__).parents[2] / "src" / "chiron"
INNER_ROOMS = ("facts", "models", "queries", "rules", "actions")
WEB = ("django.http", "django.shortcuts", "django.forms")


def modules():
    for path in sorted(CHIRON.rglob("*.py")):
        if "migrations" not in path.parts:
            yield pytest.param(path, id=str(path.relative_to(CHIRON)))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path):
    """The room a file is in: its own name, or its folder's where a room has become a folder."""
    parts = path.relative_to(CHIRON).parts
    return Path(parts[1]).stem if len(parts) > 1 else ""


@pytest.mark.parametrize("path", list(modules()))
def test_inner_rooms_never_meet_a_request(path):
    if room(path) not in INNER_ROOMS:
        return

    assert [name for name in imports(path) if name.startswith(WEB)] == []


@pytest.mark.parametrize("path", list(modules()))
def test_views_and_forms_are_not_called_from_other_apps(path):
    app = path.relative_to(CHIRON).parts[0]

    strangers = [
        name
        for name in imports(path)
        if name.startswith("chiron.")
        and name.split(".")[1] != app
        and any(part in ("views", "forms") for part in name.split(".")[2:3])
    ]

    assert strangers == []


def test_no_python_file_is_longer_than_500_lines():
    root = CHIRON.parents[1]
    files = [*root.glob("src/**/*.py"), *root.glob("tests/**/*.py")]

    assert [str(f) for f in files if len(f.read_text(encoding="utf-8").splitlines()) > 500] == []
