"""Compile `requirements.lock` anew from pyproject.toml: exact versions, with hashes, for every platform."""

from __future__ import annotations

import shutil

import env

HEADER = "# Compiled from pyproject.toml (extras site and dev) by `make lock`. Not edited by hand.\n"


def compile_lock(*more: str) -> None:
    """Write the lock; versions stay as they are unless asked for (`--upgrade`)."""
    if not shutil.which("uv"):
        env.stop("uv is needed to compile the lock: pip install uv, then run this again.")
    options = (
        "--universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet --extra site --extra dev"
    )
    env.run("uv", "pip", "compile", *options.split(), "--output-file", "requirements.lock", "pyproject.toml", *more)
    env.LOCK.write_text(HEADER + env.LOCK.read_text("utf-8").removeprefix(HEADER), "utf-8")


if __name__ == "__main__":
    import sys

    compile_lock(*sys.argv[1:])
