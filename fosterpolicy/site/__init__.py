"""How rules and policy data become pages: an extension of Python-Markdown, its templates and its looks."""

from typing import Any

from fosterpolicy.site.extension import PolicyExtension


def makeExtension(**config: Any) -> PolicyExtension:  # noqa: N802 (Python-Markdown asks for this name)
    """Make the extension, as Python-Markdown asks for it."""
    return PolicyExtension(**config)
