"""The pages of docs/ that are drawn from the code. `python tests/architecture/documents.py` draws them again."""

import ast
import importlib
import os
import sys
from dataclasses import fields
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
DOCS = ROOT / "docs"


def table(*header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def code(words):
    return ", ".join(f"`{word}`" for word in words) or "–"


def sources():
    """Every module of ours as (dotted name, tree), migrations left out."""
    for path in sorted(SRC.rglob("*.py")):
        if "migrations" not in path.parts:
            dotted = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
            yield dotted, ast.parse(path.read_text(encoding="utf-8"))


def name_of(node):
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


# --- facts ---


def all_facts():
    from chiron.base.ledger import Fact

    modules = [importlib.import_module(dotted) for dotted, _ in sources() if "facts" in dotted.split(".")[2:3]]
    # Not from `__subclasses__`: a dataclass with slots is a second class, beside the one it was made of.
    found = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    return sorted(
        (kind for kind in found if issubclass(kind, Fact) and kind is not Fact), key=lambda kind: kind.__name__
    )


def announcers():
    """Fact name → the functions that announce it: `announce(TheFact(…))`, or `announce(kind(…))` of a named kind."""
    found = {}
    for dotted, tree in sources():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            if not any(name_of(call.func) == "announce" for call in calls):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Name | ast.Attribute):
                    found.setdefault(name_of(node), set()).add(f"{dotted.removeprefix('chiron.')}.{function.name}")
    return found


def facts():
    """What is written into the ledger when something happens."""
    by = announcers()
    rows = [
        (
            f"`{fact.__name__}`",
            fact.__module__.split(".")[1],
            code(field.name for field in fields(fact)),
            code(sorted(by.get(fact.__name__, ()))),
        )
        for fact in all_facts()
    ]
    return f"""# Facts

What an app announces when something has happened, and the ledger keeps: ids and codes, no names and no free text.
The first field is the fact's subject. What follows from a fact stands in [reactions](reactions.md).

{table("fact", "app", "fields", "announced by", rows=rows)}
"""


# --- reactions ---


def reactions():
    from chiron.reactions import REACTIONS, SCHEDULE

    follows = [
        (f"`{fact.__name__}`", code(reaction.__name__ for reaction in then))
        for fact, then in sorted(REACTIONS.items(), key=lambda item: item[0].__name__)
    ]
    comes_round = [(_when(round_), f"`{round_.task.module_path.removeprefix('chiron.')}`") for round_ in SCHEDULE]
    return f"""# Reactions

What follows from what, in the same transaction, and what comes round by the clock. Both lists stand in
`src/chiron/reactions.py`; a fact without a line there has no consequence but its entry in the ledger.

{table("when this has happened", "this follows", rows=follows)}

{table("when (UTC)", "a worker does", rows=comes_round)}
"""


def _when(round_):
    return f"every {round_.minutes} min" if hasattr(round_, "minutes") else f"daily at {round_.at:%H:%M}"


# --- lifecycles ---


def lifecycles():
    from django.apps import apps

    parts = []
    for model in apps.get_models():
        moves = getattr(model, "MOVES", None)
        if moves is None:
            continue
        rows = [(str(state), ", ".join(sorted(map(str, then))) or "– (it stays so)") for state, then in moves.items()]
        title = f"{model.__name__} ({model._meta.app_label})"
        parts.append((title, f"## {title}\n\n{table('from', 'to', rows=rows)}"))
    body = "\n\n".join(part for _, part in sorted(parts))
    return f"""# Lifecycles

Which state may follow which, from the `MOVES` table of each model that has one.

{body}
"""


# --- doors ---


def doors():
    from doors.table import VISITORS, sections

    parts = []
    for title, doors_there in sections():
        rows = [(door.verbs, f"`{door.address}`", door.whose, *door.told) for door in doors_there]
        parts.append(f"## {title}\n\n{table('', 'address', 'of', *VISITORS, rows=rows)}")
    body = "\n\n".join(parts)
    return f"""# Doors

Every address of the application and what each visitor gets there, as `tests/doors/table.txt` says and the tests hold.
Everything that belongs to somebody is Ben's (a student); Amara is a mentor, Chidi a coordinator, Dora a stranger, Sol
keeps the installation running. Each has just shown who they are. 404 is what somebody else's things are to a stranger:
not there. `login` leads to the sign-in page, `again` asks for the password once more, 302 leads on to another page.
A verb that is not listed is answered with 405, or with `login` to whoever is not signed in.

{body}
"""


# --- settings: written by hand, held to the code ---


def settings_read():
    """Every CHIRON_… variable that the code reads from the environment."""
    names = set()
    for _, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                value, function = node.args[0], name_of(node.func)
                if function in {"text", "choice", "number", "folder", "_secret", "get", "getenv"}:
                    names.update(_variable(value))
            elif isinstance(node, ast.Subscript) and name_of(node.value) == "environ":
                names.update(_variable(node.slice))
    return names


def _variable(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("CHIRON_"):
        yield node.value


DRAWN = {"facts.md": facts, "reactions.md": reactions, "lifecycles.md": lifecycles, "doors.md": doors}


def main():
    sys.path[:0] = [str(ROOT / "tests"), str(SRC)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    import django

    django.setup()
    for name, draw in DRAWN.items():
        (DOCS / name).write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
