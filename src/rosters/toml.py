"""Opening the small TOML files that a coordinator writes: a map, weights."""

import re
import tomllib
from pathlib import Path
from typing import Any

MOST_BYTES = 64 * 1024
MOST_POINTS = 200  # in one line: a key of very many parts takes minutes to read
POINT = re.compile(rb"(?<!\.)\.(?!\.)")


def load(path: Path) -> dict[str, Any]:
    """Read a file of at most 64 KB. Raises OSError if it cannot be opened, ValueError if it is not such TOML."""
    if path.exists() and not path.is_file():
        raise OSError(0, "it is not a file")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1024} KB")
    if any(len(POINT.findall(line)) > MOST_POINTS for line in content.splitlines()):
        raise ValueError("a line of it has more points than any key or value")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("its tables lie too deep in each other") from None
