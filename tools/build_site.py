"""Build the site strictly into `site/`."""

from __future__ import annotations

import os

import env

NO_ADDRESS = (
    "The pages name no address for corrections: report_to in mkdocs.yml is empty. "
    "Readers can only copy what they would send, and are told to ask whoever gave them this site."
)


def build() -> None:
    """Build the pages; a warning, such as a broken link, ends the build."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # The theme's notice about another project, not about this site.
    env.run(str(env.PYTHON), "-m", "mkdocs", "build", "--strict", "--clean")
    if not names_an_address():
        print(NO_ADDRESS)


def names_an_address() -> bool:
    """Whether the configuration says where readers send corrections."""
    from mkdocs.config import load_config

    return bool(load_config(str(env.ROOT / "mkdocs.yml"))["mdx_configs"]["fosterpolicy.site"].get("report_to"))


if __name__ == "__main__":
    env.enter()
    build()
