"""Time and weight of the project, each figure beside its baseline."""

from __future__ import annotations

import env

if __name__ == "__main__":
    env.enter()
    from build_site import build

    build()
    env.run(str(env.PYTHON), "-m", "tests.bench")
