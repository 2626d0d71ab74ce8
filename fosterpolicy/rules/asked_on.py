"""The date of a question that has no date of its own."""

from typing import Annotated

from pydantic import Field

from fosterpolicy.core.fields import IsoDate

AskedOn = Annotated[
    IsoDate | None,
    Field(title="Date", description="The date asked about; today's edition when left out."),
]
"""The date asked about; None for the newest edition, with every later development."""
