"""Build the site strictly into `site/`."""

from __future__ import annotations

import os

import env


def build() -> None:
    """Build the pages; a warning, such as a broken link, ends the build."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # The theme's notice about another project, not about this site.
    env.run(str(env.PYTHON), "-m", "mkdocs", "build", "--strict", "--clean")


if __name__ == "__main__":
    env.enter()
    build()
