"""Checks of the whole: that figures are guarded, citations exist, and nothing of a source is left out."""
