"""Small menus for tests: the smallest that is right, and what is said about one."""

from __future__ import annotations

from pathlib import Path

from kiosk.menufile import check_menu

HEAD = """
languages = ["it", "en"]
[[section]]
id = "a"
name = "A"
[ingredient.gin]
name = "gin"
"""
DRINK = """
[[drink]]
id = "gin"
section = "a"
name = { it = "Gin liscio", en = "Neat gin" }
description = "Gin."
price = 9.50
tax = 22
strength = 40.5
ingredients = ["gin"]
"""
GROUP = """
[[drink.group]]
id = "how"
name = "How"
[[drink.group.option]]
id = "neat"
name = "Neat"
"""
SMALLEST = HEAD + DRINK


def written(folder: Path, text: str) -> Path:
    path = folder / "menu.toml"
    path.write_text(text, encoding="utf-8")
    return path


def lines(folder: Path, text: str) -> list[str]:
    """What is said about a menu, without the file's name, which every line must carry."""
    path = written(folder, text)
    said = [str(mistake) for mistake in check_menu(path)]
    assert all(line.startswith(f"{path}: ") for line in said)
    return [line.removeprefix(f"{path}: ") for line in said]
