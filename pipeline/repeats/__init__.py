"""Repeated paragraphs, inside an article and across a run.

``mark_inside`` needs one article. Across a run there are two passes: in the first each shard leaves a ``ShardIndex``
on disk; ``find_marks`` merges these into small tables; in the second ``mark_across`` applies them.
"""

from .across import NO_MARKS, Marks, mark_across
from .index import ShardIndex, find_marks
from .inside import mark_inside

__all__ = ["NO_MARKS", "Marks", "ShardIndex", "find_marks", "mark_across", "mark_inside"]
