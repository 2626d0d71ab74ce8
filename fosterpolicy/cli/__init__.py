"""The `fosterpolicy` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command with the arguments of this process, and end the process with its exit code."""
    # The command uses no pydantic plugins, and to look for them takes as long as a whole answer.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from fosterpolicy.cli.running import run

    sys.exit(run(sys.argv[1:]))
