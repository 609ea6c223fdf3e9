"""Repeated paragraphs, inside an article and across a run."""

from .inside import mark_inside

__all__ = ["mark_inside"]
