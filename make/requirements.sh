#!/bin/sh
# Compiles the pinned, hashed lists from pyproject.toml again. They hold for every Python and system that Chiron runs
# on, and name no registry: whoever installs uses their own.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-emit-find-links --upgrade "$@"
}

compile requirements/build.in --output-file requirements/build.txt
compile pyproject.toml --output-file requirements/run.txt
compile pyproject.toml --extra dev --constraints requirements/run.txt --output-file requirements/dev.txt

if grep -n '://' requirements/*.txt; then
    echo "A requirements list names an address; take it out before you commit." >&2
    exit 1
fi
