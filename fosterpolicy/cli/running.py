"""From arguments to an exit code, whatever happens on the way."""

from __future__ import annotations

import os
import sys

from fosterpolicy.cli.direct import answered_directly

INTERNAL_FAULT = 70


def run(arguments: list[str]) -> int:
    """Run the command.

    Args:
        arguments: What stands after the command's name.

    Returns:
        The exit code: 0 for an answer, 1 for a check that failed or a faulty policy file, 2 for bad
        input, 70 for a fault in this program.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Bytes that are no text would break the message that quotes them.
    arguments = [argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for argument in arguments]
    try:
        code = answered_directly(arguments)
        if code is None:
            code = _with_typer(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has gone, as in `fosterpolicy list | head -1`; the interpreter must not flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(_own_fault(error), file=sys.stderr)
        return INTERNAL_FAULT


def _with_typer(arguments: list[str]) -> int:
    from fosterpolicy.cli.app import app

    try:
        app(args=arguments, prog_name="fosterpolicy")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _own_fault(error: Exception) -> str:
    from fosterpolicy.cli.telling import one_line

    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno})" if trace else ""
    return f"fosterpolicy has a fault of its own: {type(error).__name__}: {one_line(str(error))}{where}. Please report it."
