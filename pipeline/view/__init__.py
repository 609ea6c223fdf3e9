"""What people look at: an article with its finds marked, in a terminal and in a notebook, and the report of a run."""

from __future__ import annotations

from .finds import Find, finds
from .notebook import record_html, run_html
from .picture import picture
from .terminal import article, show

__all__ = ["Find", "article", "finds", "picture", "record_html", "run_html", "show"]
