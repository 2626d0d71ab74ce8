"""The `--output` option that commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Output(StrEnum):
    """Who reads the output."""

    text = "text"
    json = "json"


OutputOption = Annotated[Output, typer.Option("--output", help="text for people, json for machines.")]
