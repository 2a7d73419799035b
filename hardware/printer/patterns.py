"""The commands that print patterns: QR codes, bars, bitmaps."""

from collections.abc import Callable
from dataclasses import dataclass

from hardware.printer.document import CodeKind
from hardware.printer.paper import LINE_DOTS, Bitmap, Face, Item, Symbol, Words
from hardware.printer.symbols import code128_modules, qr_modules
from hardware.printer.typesetter import Typesetter

_QR = 49  # cn of GS ( k; other two-dimensional codes are left out
_CODE128 = 73
_TEXT_ABOVE, _TEXT_BELOW = 1, 2


@dataclass
class _Settings:
    """What the pattern commands have switched; a new one is the state after switching on."""

    qr_dots: int = 3
    qr_correction: int = 0
    qr_data: bytes = b""
    bar_width: int = 3
    bar_height: int = 162
    bar_text: int = 0
    graphics: tuple[str, ...] = ()


class Patterns:
    """Handles the pattern commands of one printer."""

    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._settings = _Settings()

    def reset(self) -> None:
        """As after switching on."""
        self._settings = _Settings()

    def handlers(self) -> dict[bytes, Callable[[bytes], None]]:
        """What to call for which command."""
        return {
            b"\x1d(k": self._two_dimensional,
            b"\x1dh": self._bar_height,
            b"\x1dw": self._bar_width,
            b"\x1dH": self._bar_text,
            b"\x1dk": self._bar_code,
            b"\x1dv": self._raster,
            b"\x1b*": self._columns,
            b"\x1d(L": self._graphics,
            b"\x1d8L": self._graphics,
        }

    def _two_dimensional(self, data: bytes) -> None:
        if len(data) < 3 or data[0] != _QR:
            return
        function, values = data[1], data[2:]
        match function:
            case 67:
                self._settings.qr_dots = max(1, min(values[0], 16))
            case 69:
                self._settings.qr_correction = values[0] & 3  # the digits 0 to 3
            case 80:
                self._settings.qr_data = values[1:]
            case 81:
                self._print_qr()

    def _print_qr(self) -> None:
        settings = self._settings
        if not settings.qr_data:
            return
        modules = qr_modules(settings.qr_data, correction=settings.qr_correction)
        side = len(modules) * settings.qr_dots
        if not modules or side > self._setter.room:
            return
        text = settings.qr_data.decode("utf-8", "replace")
        dots = settings.qr_dots
        symbol = Symbol(0, 0, CodeKind.QR, text, modules, module_width=dots, module_height=dots)
        self._setter.place([symbol], width=side, height=side)

    def _bar_height(self, data: bytes) -> None:
        self._settings.bar_height = max(1, data[0])

    def _bar_width(self, data: bytes) -> None:
        self._settings.bar_width = max(1, data[0])

    def _bar_text(self, data: bytes) -> None:
        self._settings.bar_text = data[0] & 3

    def _bar_code(self, data: bytes) -> None:
        if data[0] != _CODE128:
            return
        bars, text = code128_modules(data[2:])
        settings = self._settings
        width = len(bars) * settings.bar_width
        if not bars or width > self._setter.room:  # a printer prints none that does not fit
            return
        items: list[Item] = []
        caption = Words((width - len(text) * 12) // 2, 0, text, Face())
        y = 0
        if settings.bar_text & _TEXT_ABOVE:
            items.append(caption)
            y += LINE_DOTS
        items.append(_bars(bars, text, y=y, settings=settings))
        y += settings.bar_height
        if settings.bar_text & _TEXT_BELOW:
            items.append(Words(caption.x, y, text, Face()))
            y += LINE_DOTS
        self._setter.place(items, width=width, height=y)

    def _raster(self, data: bytes) -> None:
        across = int.from_bytes(data[2:4], "little")
        mode = data[1] & 3
        rows = _bit_rows(data[6:], across)
        self._place_bitmap(_stretched(rows, wide=mode & 1, tall=mode >> 1))

    def _graphics(self, data: bytes) -> None:
        if len(data) < 2:
            return
        if data[1] == 112 and len(data) > 10:
            across = (int.from_bytes(data[6:8], "little") + 7) // 8
            rows = _bit_rows(data[10:], across)
            self._settings.graphics = _stretched(rows, wide=data[3] - 1, tall=data[4] - 1)
        elif data[1] in (2, 50):
            self._place_bitmap(self._settings.graphics)
            self._settings.graphics = ()

    def _place_bitmap(self, rows: tuple[str, ...]) -> None:
        if rows:
            self._setter.place([Bitmap(0, 0, rows)], width=len(rows[0]), height=len(rows))

    def _columns(self, data: bytes) -> None:
        deep = 3 if data[0] in (32, 33) else 1
        wide = 1 if data[0] in (1, 33) else 2
        tall = 1 if deep == 3 else 3
        body = data[3:]
        columns = [_bits(body[at : at + deep]) for at in range(0, len(body), deep)]
        rows = tuple("".join(column[y] for column in columns) for y in range(deep * 8))
        self._setter.put_bitmap(_stretched(rows, wide=wide - 1, tall=tall - 1))


def _bars(bars: str, text: str, *, y: int, settings: _Settings) -> Symbol:
    return Symbol(
        x=0,
        y=y,
        kind=CodeKind.CODE128,
        data=text,
        modules=(bars,),
        module_width=settings.bar_width,
        module_height=settings.bar_height,
    )


def _bits(data: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in data)


def _bit_rows(data: bytes, across: int) -> tuple[str, ...]:
    if not across:
        return ()
    return tuple(_bits(data[at : at + across]) for at in range(0, len(data), across))


def _stretched(rows: tuple[str, ...], *, wide: int, tall: int) -> tuple[str, ...]:
    """Each dot `wide` dots wider and `tall` dots taller."""
    across = ("".join(dot * (1 + wide) for dot in row) for row in rows)
    return tuple(row for row in across for _ in range(1 + tall))
