"""Pictures as SVG, each with its table of equal worth: the loom, load bars, how well people are served."""

from drawing.from_afar import from_afar
from drawing.loads import Load, load_bars
from drawing.loom import Person, Thread, sheets
from drawing.markup import as_html, clean, element
from drawing.picture import Picture, Table, stylesheet
from drawing.served import Group, columns, lines

__all__ = [
    "Group",
    "Load",
    "Person",
    "Picture",
    "Table",
    "Thread",
    "as_html",
    "clean",
    "columns",
    "element",
    "from_afar",
    "lines",
    "load_bars",
    "sheets",
    "stylesheet",
]
