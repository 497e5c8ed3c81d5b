"""Reading: files, feeds and addresses become documents of clean text that know where every character came from."""

from foedus.reading.jsonl import read_line
from foedus.reading.pile import read_paths

__all__ = ["read_line", "read_paths"]
