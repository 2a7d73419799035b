"""Makes the README's pictures from what the played demo, and the tour of all screens, left.

Usage: python -m tests.pictures DEMO_FOLDER SCREENS_FOLDER PICTURE_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

WALL_WIDTH = 1400
STANDING = (405, 720)
LYING = (720, 405)
TOURED = {
    "attract-it-1080x1920": ("attract", STANDING),
    "menu-basket-it-1080x1920": ("menu", STANDING),
    "drink-chosen-it-1080x1920": ("drink", STANDING),
    "basket-it-1080x1920": ("basket", STANDING),
    "number-it-1080x1920": ("number", STANDING),
    "attract-board-it-1080x1920": ("board", STANDING),
    "menu-basket-ja-1080x1920": ("menu-ja", STANDING),
    "drink-contrast-1080x1920": ("drink-contrast", STANDING),
    "basket-low-1080x1920": ("basket-low", STANDING),
    "panel-wishes-largest-1080x1920": ("wishes-largest", STANDING),
    "attract-trattoria-1080x1920": ("trattoria-attract", STANDING),
    "menu-basket-trattoria-1080x1920": ("trattoria-menu", STANDING),
    "closed-hours-it-1080x1920": ("closed", STANDING),
    "menu-basket-it-1920x1080": ("menu-wide", LYING),
    "drink-trattoria-1920x1080": ("trattoria-wide", LYING),
}
"""Of ``make screens``: the best of each kind."""


def main(demo: Path, screens: Path, pictures: Path) -> None:
    """Shrink and store them; PNG with a palette would show bands, so JPEG of high quality."""
    pictures.mkdir(parents=True, exist_ok=True)
    if demo.is_dir():
        _keep_wall(demo / "screens", pictures)
    for source, (name, size) in TOURED.items():
        _keep(Image.open(screens / f"{source}.jpg"), size, pictures / f"{name}.jpg")


def _keep_wall(screens: Path, pictures: Path) -> None:
    wall = Image.open(screens / "wall.png").convert("RGB")
    height = round(wall.height * WALL_WIDTH / wall.width)
    _keep(wall, (WALL_WIDTH, height), pictures / "wall.jpg")


def _keep(picture: Image.Image, size: tuple[int, int], file: Path) -> None:
    picture.resize(size, Image.Resampling.LANCZOS).save(file, quality=90, optimize=True)


def scenes_shown() -> str:
    """The scenes of the tour that the README shows, as the tour's ``--only`` takes them."""
    ways = {"it", "ja", "contrast", "low", "largest", "trattoria"}
    names = [name.rsplit("-", 2)[0] for name in TOURED]
    assert {name.rsplit("-", 2)[1] for name in TOURED} == ways
    return ",".join(dict.fromkeys(names))


if __name__ == "__main__":
    if sys.argv[1:] == ["--scenes"]:
        sys.stdout.write(scenes_shown() + "\n")
    else:
        main(*map(Path, sys.argv[1:]))
