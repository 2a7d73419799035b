"""Loads the kv beside each screen and widget, once.

Kivy would load a file twice and give every widget its children twice; and it keys files by
their path, so the path is made one and the same here.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def load_kv(names: tuple[type, ...]) -> None:
    """Load every kv file of this package that Kivy does not know yet.

    ``names`` are the classes the files may name; kv finds them because they were imported.
    """
    from kivy.factory import Factory  # noqa: PLC0415 - importing this module must not wake Kivy
    from kivy.lang import Builder  # noqa: PLC0415

    missing = [each.__name__ for each in names if each.__name__ not in Factory.classes]
    if missing:
        raise LookupError(f"not known to kv: {', '.join(missing)}")
    for path in sorted(_HERE.rglob("*.kv")):
        if str(path) not in Builder.files:
            Builder.load_file(str(path), rulesonly=True)
