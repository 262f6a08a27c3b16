#!/bin/sh
# Makes .venv with what Chiron needs to run (run) or to be worked on (dev); does nothing where it already is so.
# The Python is the one that PYTHON names, or the first suitable one found.
set -u
cd "$(dirname "$0")/.." || exit 1
kind=$1
log=.venv/install.log

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

suits() { # Answers whether this command is a Python that Chiron runs on; a mere name on PATH proves nothing.
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1
}

version() {
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null || echo "no Python at all"
}

if [ -n "${PYTHON:-}" ]; then
    suits "$PYTHON" || fail "Chiron needs Python 3.11, 3.12 or 3.13, and $PYTHON is $(version "$PYTHON"). Name another one with PYTHON=."
    [ "$(version "$PYTHON")" = "$(version .venv/bin/python)" ] || rm -rf .venv
else
    for PYTHON in .venv/bin/python python3 python3.13 python3.12 python3.11 python; do
        suits "$PYTHON" && break
        PYTHON=
    done
    [ -n "$PYTHON" ] || fail "Chiron needs Python 3.11, 3.12 or 3.13, and python3 here is $(version python3). Install one, or name it with PYTHON=."
fi

# Requirements, Python and place: when any of them changes, the environment is brought up to date.
now() {
    cat requirements/build.txt "requirements/$1.txt" pyproject.toml .venv/pyvenv.cfg 2>/dev/null | cksum
    pwd
}
made() {
    [ -e ".venv/made-$1" ] && [ "$(cat ".venv/made-$1")" = "$(now "$1")" ]
}
if suits .venv/bin/python && { made "$kind" || made dev; }; then exit 0; fi

if ! suits .venv/bin/python; then
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "This Python has no venv module. On Debian or Ubuntu, 'apt-get install python3-venv' brings it; then try again."
    rm -rf .venv 2>/dev/null
    mkdir .venv 2>/dev/null || fail "The folder $(pwd) cannot be written to. Clone Chiron into one that is yours."
    echo "Making .venv with Python $(version "$PYTHON") …"
    "$PYTHON" -m venv .venv >"$log" 2>&1 ||
        fail "A Python environment could not be made in .venv; $log says why."
fi
touch "$log" 2>/dev/null || fail "The folder $(pwd)/.venv cannot be written to. Remove it, or clone Chiron into one that is yours."

# uv keeps what it downloads in the home folder; where there is none to write to, beside the environment.
[ -w "${HOME:-/nowhere}" ] || export UV_CACHE_DIR="$PWD/.venv/cache"

echo "Installing the requirements ($kind) …"
{
    .venv/bin/python -m pip install --disable-pip-version-check --retries 2 --require-hashes -r requirements/build.txt &&
        .venv/bin/python -m uv pip install --python .venv/bin/python --compile-bytecode --require-hashes -r "requirements/$kind.txt" &&
        .venv/bin/python -m uv pip install --python .venv/bin/python --no-deps --no-build-isolation -e .
} >"$log" 2>&1 </dev/null || fail "The requirements could not be installed: is there a network? $log says what went wrong."

now "$kind" >".venv/made-$kind"
