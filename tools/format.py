"""Lay out the code and mend what the linter can mend."""

from __future__ import annotations

import env

if __name__ == "__main__":
    env.enter()
    env.run(str(env.PYTHON), "-m", "ruff", "format")
    env.run(str(env.PYTHON), "-m", "ruff", "check", "--fix")
