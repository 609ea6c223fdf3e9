"""What can go wrong, as a tree.

SaripatiError
├── InputError      an input cannot be read at all: the run does not start (exit code 2)
├── OutputError     the output folder cannot be written, or belongs to another run (exit code 2)
├── ConfigError     the configuration has an unknown key or a wrong value (exit code 2)
├── WorkerError     a worker process died more than once over the same files (exit code 2)
├── LabelError      a file of gold labels or records is not what it should be (exit code 2)
└── ArticleError    one article cannot be made into a record: it is rejected, the rest goes on (exit code 1)

A message says what, where, and what to do, in one sentence that a person can act on.
"""

from __future__ import annotations


class SaripatiError(Exception):
    """The root: everything this package raises on purpose."""


class InputError(SaripatiError):
    """An input cannot be read at all."""


class OutputError(SaripatiError):
    """The output folder cannot be written, or is in use."""


class ConfigError(SaripatiError):
    """The configuration is wrong."""


class WorkerError(SaripatiError):
    """A worker process died more than once over the same files."""


class LabelError(SaripatiError):
    """A file of labels or records is not in the expected form."""


class ArticleError(SaripatiError):
    """One article cannot be made into a record; ``str()`` is the reason that ``rejected.jsonl`` gives."""
