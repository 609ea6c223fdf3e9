"""``python -m saripati.pipeline`` is the command ``saripati``."""

from .cli import main

main()
