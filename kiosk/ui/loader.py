"""Loads the kv beside each screen and widget, once.

Kivy would load a file twice and give every widget its children twice; and it keys files by
their path, so the path is made one and the same here.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def load_kv() -> None:
    """Load every kv file of this package that Kivy does not know yet."""
    from kivy.lang import Builder  # noqa: PLC0415 - importing this module must not wake Kivy

    for path in sorted(_HERE.rglob("*.kv")):
        if str(path) not in Builder.files:
            Builder.load_file(str(path), rulesonly=True)
