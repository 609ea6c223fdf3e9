"""Files in, articles out: one at a time, in a stable order, with a line for everything that cannot be read.

``iter_files`` lists inputs, ``read`` reads one file or a stretch of a .jsonl, ``read_stream`` standard input.
"""

from .files import format_of, iter_files
from .formats import read, read_stream

__all__ = ["format_of", "iter_files", "read", "read_stream"]
