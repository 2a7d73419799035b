"""Which schema this program was written for."""

from __future__ import annotations

SCHEMA = "0002"
"""The newest revision. Revisions are counted, so that a newer schema can be told from an older."""
