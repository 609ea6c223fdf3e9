"""How fast, against what a user would pick instead, on the same articles in one run: ``make bench``."""
