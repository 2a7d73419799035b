"""The picture that stands when a screen has fallen: two rectangles, which cannot fall."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from kivy.core.text import Label
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.ui import look, theme

log = logging.getLogger(__name__)

_TEXT_SIZE = 34 / 1080  # of the width; the size of body text on the other screens
_TEXT_WIDTH = 0.82  # of the width


class ShutPicture(Widget):
    """Says that the window is closed, in every language, and swallows every touch.

    It has no layout, no rules, no clock and asks nobody anything. Make it while all is well.
    """

    def __init__(self, lines: Sequence[str], size: tuple[int, int]) -> None:
        super().__init__(size=size)
        width, height = size
        with self.canvas:
            Color(*look.now.theme.palette.ground)
            Rectangle(size=size)
        texture = _texture(lines, width)
        if texture is not None:
            x, y = (width - texture.width) / 2, (height - texture.height) / 2
            with self.canvas:
                Color(*look.now.theme.palette.ink)
                Rectangle(texture=texture, pos=(round(x), round(y)), size=texture.size)

    def on_touch_down(self, *_touch: Any) -> bool:
        """Nothing behind it may be touched."""
        return True

    def on_touch_move(self, *_touch: Any) -> bool:
        """As above."""
        return True

    def on_touch_up(self, *_touch: Any) -> bool:
        """As above."""
        return True


def _texture(lines: Sequence[str], width: int) -> Any:
    """The words as one picture, or None: a closed window without words is better than none."""
    try:
        label = Label(
            text="\n\n".join(lines),
            font_name=theme.font_path(theme.ATKINSON),
            font_size=max(12, round(width * _TEXT_SIZE)),
            text_size=(round(width * _TEXT_WIDTH), None),
            halign="center",
        )
        label.refresh()
    except Exception:
        # A named border: this is drawn when things are going wrong already.
        log.exception("the words of the closed picture could not be drawn")
        return None
    return label.texture
