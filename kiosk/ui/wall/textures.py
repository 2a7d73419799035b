"""The papers' pictures on the graphics card: decoded once each, dropped with their paper."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from kivy.core.image import Image as CoreImage

from kiosk.presenters.wallviews import WallPaper


class PaperTextures:
    """Textures by a paper's id. A paper's picture never changes, so its id is enough."""

    def __init__(self) -> None:
        self._kept: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, paper: WallPaper) -> Any:
        """The paper's texture; decoded (some milliseconds) when it is asked for first."""
        if paper.paper_id not in self._kept:
            self._kept[paper.paper_id] = _decoded(paper.image)
        return self._kept[paper.paper_id]

    def keep_only(self, papers: Iterable[WallPaper]) -> None:
        """Forget all others."""
        hanging = {paper.paper_id for paper in papers}
        self._kept = {key: kept for key, kept in self._kept.items() if key in hanging}


def _decoded(image: bytes) -> Any:
    """With smaller copies (mipmaps) for narrow columns.

    It has no file name, so Kivy keeps no copy of its own and it goes with its paper.
    """
    return CoreImage(BytesIO(image), ext="png", mipmap=True).texture
