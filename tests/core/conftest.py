"""A policy folder to edit: a copy of the package's own files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fosterpolicy.core.policy import POLICY_FOLDER, Policy

Editor = Callable[..., Policy]


@pytest.fixture
def edited_policy(tmp_path: Path) -> Editor:
    """Make a policy from a copy of the files, with text added to the end of one or more of them."""

    def edit(parameters: str = "", sources: str = "", developments: str = "") -> Policy:
        folder = tmp_path / "policy"
        shutil.copytree(POLICY_FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        for file, text in (
            ("parameters/12.8.1.toml", parameters),
            ("sources.toml", sources),
            ("developments.toml", developments),
        ):
            with (folder / file).open("a", encoding="utf-8") as out:
                out.write(f"\n{text}\n")
        return Policy(folder)

    return edit
