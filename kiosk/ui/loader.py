"""Loads the kv beside each screen and widget, once.

Kivy would load a file twice and give every widget its children twice; and it keys files by
their path, so the path is made one and the same here.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_EVERYWHERE = (_HERE, _HERE / "widgets")


def load_kv(names: tuple[type, ...]) -> None:
    """Load the kv files of what stands on every screen, those that Kivy does not know yet.

    ``names`` are the classes the files may name; kv finds them because they were imported.
    """
    from kivy.factory import Factory  # noqa: PLC0415 - importing this module must not wake Kivy
    from kivy.lang import Builder  # noqa: PLC0415

    missing = [each.__name__ for each in names if each.__name__ not in Factory.classes]
    if missing:
        raise LookupError(f"not known to kv: {', '.join(missing)}")
    for path in (each for folder in _EVERYWHERE for each in sorted(folder.glob("*.kv"))):
        if str(path) not in Builder.files:
            Builder.load_file(str(path), rulesonly=True)


def load_kv_of(kind: type) -> None:
    """Load the kv file beside a screen's module before its first one is built, unless it is."""
    from kivy.lang import Builder  # noqa: PLC0415

    path = _HERE.joinpath(*kind.__module__.split(".")[2:]).with_suffix(".kv")
    if str(path) not in Builder.files:
        Builder.load_file(str(path), rulesonly=True)
