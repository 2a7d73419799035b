"""Makes the README's pictures from what the played demo left.

Usage: python -m tests.pictures DEMO_FOLDER PICTURE_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

WALL_WIDTH = 1400
SCREEN_SIZE = (405, 720)
SCREENS = {
    "1-attract": "attract",
    "2-menu": "menu",
    "3-drink": "drink",
    "4-basket": "basket",
    "5-number": "number",
}


def main(demo: Path, pictures: Path) -> None:
    """Shrink and store them; PNG with a palette would show bands, so JPEG of high quality."""
    pictures.mkdir(parents=True, exist_ok=True)
    wall = Image.open(demo / "screens" / "wall.png").convert("RGB")
    height = round(wall.height * WALL_WIDTH / wall.width)
    _keep(wall.resize((WALL_WIDTH, height), Image.Resampling.LANCZOS), pictures / "wall.jpg")
    for source, name in SCREENS.items():
        screen = Image.open(demo / "screens" / f"{source}.png").convert("RGB")
        _keep(screen.resize(SCREEN_SIZE, Image.Resampling.LANCZOS), pictures / f"{name}.jpg")


def _keep(picture: Image.Image, file: Path) -> None:
    picture.save(file, quality=90, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
