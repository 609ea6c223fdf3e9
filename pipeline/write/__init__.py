"""Records out: files that are whole or not there, JSON lines, Parquet tables."""

from .atomic import atomic
from .tables import SCHEMAS, ShardTables, join_tables

__all__ = ["SCHEMAS", "ShardTables", "atomic", "join_tables"]
