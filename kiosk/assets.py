"""Where the files that are not Python lie: menus, the example configuration, the languages."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset(*parts: str) -> Path:
    """The path of a file or folder that belongs to the kiosk, as ``asset("menus", "menu.toml")``.

    An installed wheel carries them inside the package, a checkout beside it. The path is not
    looked at: whoever opens it learns whether it exists.
    """
    installed = _PACKAGE / "_assets"
    root = installed if installed.is_dir() else _PACKAGE.parent / "assets"
    return root.joinpath(*parts)
