"""Missouri foster care payments: Child Welfare Manual 4.12.8, computed and explained.

An unofficial edition. The published manual governs.
"""

from fosterpolicy.core.expecting import expect, refused
from fosterpolicy.core.faults import Fault, InputError
from fosterpolicy.core.policy import PolicyError, figure
from fosterpolicy.core.result import Result
from fosterpolicy.rules import calculate

__all__ = ["Fault", "InputError", "PolicyError", "Result", "calculate", "expect", "figure", "refused"]
