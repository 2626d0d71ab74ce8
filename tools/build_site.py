"""Build the site strictly into `site/`."""

from __future__ import annotations

import env


def build() -> None:
    """Build the pages; a warning, such as a broken link, ends the build."""
    env.run(str(env.PYTHON), "-m", "mkdocs", "build", "--strict", "--clean")


if __name__ == "__main__":
    env.enter()
    build()
