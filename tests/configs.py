"""Small configurations for tests: the smallest that is right, and what is said about one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import Config, ConfigError, load_config

SMALLEST = """
[window]
id = "43"
name = "Finestra 43"
[printers.bar]
driver = "virtual"
"""


def written(folder: Path, text: str, name: str = "kiosk.toml") -> Path:
    """A configuration file with an (empty) menu beside it."""
    (folder / "menu.toml").touch()
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[str]:
    """The lines of the error, without the file's name in front, which each must carry."""
    path = written(folder, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{path}: ") for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def smallest(folder: Path, more: str = "") -> Config:
    return load_config(written(folder, SMALLEST + more))
