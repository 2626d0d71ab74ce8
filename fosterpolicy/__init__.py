"""Missouri foster care payments: Child Welfare Manual 4.12.8, computed and explained.

An unofficial edition. The published manual governs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fosterpolicy.core.expecting import expect, refused
    from fosterpolicy.core.faults import Fault, InputError
    from fosterpolicy.core.policy import PolicyError, figure
    from fosterpolicy.core.result import Result
    from fosterpolicy.rules import calculate

__all__ = ["Fault", "InputError", "PolicyError", "Result", "calculate", "expect", "figure", "refused"]

_HOMES = {
    "expect": "core.expecting",
    "refused": "core.expecting",
    "Fault": "core.faults",
    "InputError": "core.faults",
    "PolicyError": "core.policy",
    "figure": "core.policy",
    "Result": "core.result",
    "calculate": "rules",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: the command sets the process up before pydantic is loaded.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
