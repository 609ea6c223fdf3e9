"""Imported by the server that workers are forked off: what it loads, they share."""

from .passes import warm

warm()
