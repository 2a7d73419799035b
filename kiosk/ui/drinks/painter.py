"""From triangles to pictures: each drawn once, larger than it is shown, and kept a while.

Only on the screen's thread, with a window open.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor
from typing import Any

from kivy.graphics import Callback, ClearBuffers, ClearColor, Fbo, Mesh, Rectangle
from kivy.graphics.opengl import (
    GL_ONE,
    GL_ONE_MINUS_SRC_ALPHA,
    GL_SRC_ALPHA,
    GL_ZERO,
    glBlendFunc,
    glBlendFuncSeparate,
)
from kivy.graphics.texture import Texture

from kiosk.domain.picture import Picture
from kiosk.ui.drinks.mesh import Sheet
from kiosk.ui.drinks.scene import BELOW, HEIGHT, WIDTH, Mirror, draw_scene, mirror_of

MOST_PIXELS = 12_000_000  # kept pictures in all, 4 bytes each: 48 MB, room for a menu and a shelf
MOST_SIDE = 2048  # the largest texture a Raspberry Pi 3 takes
FINEST = 4  # pixels drawn for one shown, each way: more makes no difference one can see

_FORMAT = [(b"vPosition", 2, "float"), (b"vInk", 4, "float")]

_DRAW_VS = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec2 vPosition;
attribute vec4 vInk;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
uniform vec4 place;
varying vec4 colour;
void main(void) {
    colour = vInk;
    gl_Position = projection_mat * modelview_mat * vec4(vPosition * place.xy + place.zw, 0.0, 1.0);
}
"""

_DRAW_FS = """
#ifdef GL_ES
precision highp float;
#endif
varying vec4 colour;
void main(void) {
    gl_FragColor = colour;
}
"""

_SHOW_VS = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec2 vPosition;
attribute vec2 vTexCoords0;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
varying vec2 spot;
void main(void) {
    spot = vTexCoords0;
    gl_Position = projection_mat * modelview_mat * vec4(vPosition, 0.0, 1.0);
}
"""

# Each shown pixel is the mean of N x N drawn ones. What lies in front of the foot is the shelf:
# it mirrors the glass about the front edge of its foot and loses it with distance. The inks are
# divided by their opacity at the end, because Kivy multiplies by it when it shows a texture; light
# that only adds is as opaque as it is bright, which on a dark ground looks the same. A
# grain of less than one step of 8 bits keeps dark gradients from falling into bands.
_SHOW_FS = """
#ifdef GL_ES
precision highp float;
#endif
varying vec2 spot;
uniform sampler2D texture0;
uniform vec2 fine;
uniform vec4 scene;
uniform vec4 mirror;
vec4 mean(vec2 at) {
    vec4 sum = vec4(0.0);
    for (int i = 0; i < %(n)d; i++)
        for (int j = 0; j < %(n)d; j++)
            sum += texture2D(texture0, at + (vec2(float(i), float(j)) - %(half)s) * fine);
    return sum / %(all)s;
}
float grain(vec2 at) {
    return fract(sin(dot(at, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
}
void main(void) {
    vec4 shown = mean(spot);
    float x = spot.x * scene.x - scene.x * 0.5;
    float y = spot.y * scene.y - scene.z;
    float side = clamp(x / mirror.x, -1.0, 1.0);
    float edge = -mirror.y * mirror.x * sqrt(1.0 - side * side);
    float deep = edge - y;
    if (deep > 0.0 && deep < mirror.z) {
        vec2 over = vec2(spot.x, (edge + deep + scene.z) / scene.y);
        float fade = 1.0 - deep / mirror.z;
        shown += mean(over) * mirror.w * fade * fade * (1.0 - shown.a);
    }
    shown += vec4(vec3(grain(gl_FragCoord.xy) * shown.a), 0.0) / 255.0;
    float seen = max(shown.a, max(shown.r, max(shown.g, shown.b)));
    gl_FragColor = vec4(clamp(shown.rgb / max(seen, 0.002), 0.0, 1.0), seen);
}
"""


@dataclass(frozen=True)
class Size:
    """Whole pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """How many there are."""
        return self.width * self.height


def fitting(width: float, height: float) -> Size:
    """The largest picture of a drink that goes into a box."""
    scale = min(width / WIDTH, height / HEIGHT)
    return Size(max(1, floor(scale * WIDTH)), max(1, floor(scale * HEIGHT)))


class Gallery:
    """The pictures drawn so far, the longest unused going first when there are too many."""

    def __init__(
        self, paint: Callable[[Picture, Size], Any], *, most_pixels: int = MOST_PIXELS
    ) -> None:
        self._paint = paint
        self._most = most_pixels
        self._kept: OrderedDict[tuple[Picture, Size], Any] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[tuple[tuple[Picture, Size], Any]]:
        return iter(list(self._kept.items()))

    @property
    def pixels(self) -> int:
        """How many pixels are kept."""
        return sum(size.pixels for _, size in self._kept)

    def picture(self, picture: Picture, size: Size) -> Any:
        """The picture at this size: drawn now, or the one drawn before."""
        key = (picture, size)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._paint(picture, size)
        self._kept[key] = made
        while self.pixels > self._most and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return made


def paint(picture: Picture, size: Size) -> Texture:
    """Draw a drink now: some milliseconds. The texture is straight, not premultiplied."""
    sheet = draw_scene(picture, pixel=HEIGHT / size.height)
    return develop(sheet, size, mirror_of(picture))


def develop(sheet: Sheet, size: Size, mirror: Mirror) -> Texture:
    """Turn triangles into a texture of this size, smoothed, standing on a dark mirror."""
    finer = max(1, min(FINEST, MOST_SIDE // max(size.width, size.height)))
    large = _drawn(sheet, Size(size.width * finer, size.height * finer))
    shown = Fbo(size=(size.width, size.height), vs=_SHOW_VS, fs=_show_fs(finer))
    shown["fine"] = (1.0 / large.size[0], 1.0 / large.size[1])
    shown["scene"] = (float(WIDTH), float(HEIGHT), float(BELOW), 0.0)
    shown["mirror"] = (mirror.radius, mirror.tilt, mirror.length, mirror.strength)
    with shown:
        Callback(_replace)
        Rectangle(size=shown.size, texture=large.texture)
        Callback(_as_kivy_does)
    shown.draw()
    return shown.texture


def _drawn(sheet: Sheet, size: Size) -> Fbo:
    fbo = Fbo(size=(size.width, size.height), vs=_DRAW_VS, fs=_DRAW_FS)
    x = size.width / WIDTH
    y = size.height / HEIGHT
    fbo["place"] = (x, y, WIDTH / 2 * x, BELOW * y)
    with fbo:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Callback(_cover)
        for corners, indices in sheet.parts:
            Mesh(vertices=corners, indices=indices, fmt=_FORMAT, mode="triangles")
        Callback(_as_kivy_does)
    fbo.draw()
    return fbo


def _show_fs(finer: int) -> str:
    return _SHOW_FS % {"n": finer, "half": f"{(finer - 1) / 2:.1f}", "all": f"{finer**2:.1f}"}


def _cover(_instruction: object) -> None:
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def _replace(_instruction: object) -> None:
    glBlendFunc(GL_ONE, GL_ZERO)


def _as_kivy_does(_instruction: object) -> None:
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE)
