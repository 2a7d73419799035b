"""Cuts the bytes a printer receives into whole commands, however they arrive.

It must know the length of every command, also of those nobody needs: one misjudged length and
the rest of the paper is nonsense. Unknown commands are taken as two bytes and left out. Lengths
are from Epson's ESC/POS command reference.
"""

from collections.abc import Callable
from dataclasses import dataclass

_TEXT_FROM = 0x20


@dataclass(frozen=True)
class Command:
    """One command: `name` is its fixed bytes, `data` the rest without counts. Text has no name."""

    name: bytes
    data: bytes
    size: int


class Splitter:
    """Feed it bytes in any pieces; it returns each command as soon as it is whole."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    @property
    def unfinished(self) -> int:
        """How many bytes wait for the rest of their command."""
        return len(self._waiting)

    def forget(self) -> None:
        """Drop a half-received command, as switching off does."""
        self._waiting.clear()

    def feed(self, data: bytes) -> list[Command]:
        """The commands that are whole now, in order."""
        self._waiting += data
        commands = []
        start = 0
        view = bytes(self._waiting)
        while start < len(view):
            command = _next(view, start)
            if command is None:
                break
            commands.append(command)
            start += command.size
        del self._waiting[:start]
        return commands


def _next(data: bytes, start: int) -> Command | None:
    first = data[start]
    if first >= _TEXT_FROM:
        return _text(data, start)
    if first not in _LEADS:
        return Command(data[start : start + 1], b"", 1)
    if len(data) - start < 2:
        return None
    name = data[start : start + 2]
    measure = _MEASURES.get(name, _nothing)
    return measure(data[start : start + _LONGEST_HEAD], _Rest(data, start))


@dataclass(frozen=True)
class _Rest:
    """Everything from a command's first byte on."""

    data: bytes
    start: int

    def __len__(self) -> int:
        return len(self.data) - self.start

    def command(self, size: int, *, name: int = 2, data_from: int = 2) -> Command | None:
        """The first `size` bytes as one command, if they are all there."""
        if len(self) < size:
            return None
        whole = self.data[self.start : self.start + size]
        return Command(whole[:name], whole[data_from:], size)

    def until_nul(self, *, head: int) -> Command | None:
        end = self.data.find(0, self.start + head)
        if end < 0:
            return None
        whole = self.data[self.start : end + 1]
        return Command(whole[:2], whole[2:-1], len(whole))


_Measure = Callable[[bytes, _Rest], Command | None]


def _text(data: bytes, start: int) -> Command:
    end = start
    while end < len(data) and data[end] >= _TEXT_FROM:
        end += 1
    return Command(b"", data[start:end], end - start)


def _nothing(_: bytes, rest: _Rest) -> Command | None:
    return rest.command(2)


def _fixed(arguments: int) -> _Measure:
    return lambda _, rest: rest.command(2 + arguments)


def _counted(head: bytes, rest: _Rest) -> Command | None:
    """ESC ( x, GS ( x, FS ( x: two bytes of length."""
    if len(head) < 5:
        return None
    return rest.command(5 + int.from_bytes(head[3:5], "little"), name=3, data_from=5)


def _counted_long(head: bytes, rest: _Rest) -> Command | None:
    """GS 8 L: four bytes of length."""
    if len(head) < 7:
        return None
    return rest.command(7 + int.from_bytes(head[3:7], "little"), name=3, data_from=7)


def _cut(head: bytes, rest: _Rest) -> Command | None:
    """GS V m, and for the feeding forms a further byte."""
    if len(head) < 3:
        return None
    feeding = head[2] in (65, 66, 97, 98, 103, 104)
    return rest.command(4 if feeding else 3)


def _barcode(head: bytes, rest: _Rest) -> Command | None:
    """GS k m: the old forms end with NUL, the new ones are counted."""
    if len(head) < 4:
        return None
    if head[2] < 65:
        return rest.until_nul(head=3)
    return rest.command(4 + head[3])


def _raster(head: bytes, rest: _Rest) -> Command | None:
    """GS v 0 m xL xH yL yH: x bytes by y rows."""
    if len(head) < 8:
        return None
    across = int.from_bytes(head[4:6], "little")
    return rest.command(8 + across * int.from_bytes(head[6:8], "little"))


def _columns(head: bytes, rest: _Rest) -> Command | None:
    """ESC * m nL nH: n columns of one byte, or of three in the dense modes."""
    if len(head) < 5:
        return None
    deep = 3 if head[2] in (32, 33) else 1
    return rest.command(5 + deep * int.from_bytes(head[3:5], "little"))


def _downloaded_image(head: bytes, rest: _Rest) -> Command | None:
    """GS * x y: x by y by eight bytes."""
    return rest.command(4 + head[2] * head[3] * 8) if len(head) >= 4 else None


def _letters(head: bytes, rest: _Rest) -> Command | None:
    """ESC & y c1 c2, then for each letter its width x and x by y bytes."""
    if len(head) < 5:
        return None
    size = 5
    for _ in range(head[3], head[4] + 1):
        if len(rest) <= size:
            return None
        size += 1 + head[2] * rest.data[rest.start + size]
    return rest.command(size)


def _stored_images(head: bytes, rest: _Rest) -> Command | None:
    """FS q n, then for each picture xL xH yL yH and x by y by eight bytes."""
    size = 3
    for _ in range(head[2] if len(head) > 2 else 0):
        sides = rest.data[rest.start + size : rest.start + size + 4]
        if len(sides) < 4:
            return None
        across = int.from_bytes(sides[:2], "little")
        size += 4 + across * int.from_bytes(sides[2:], "little") * 8
    return rest.command(size)


def _status_question(head: bytes, rest: _Rest) -> Command | None:
    """DLE EOT n, and for three of them a further byte."""
    if len(head) < 3:
        return None
    return rest.command(4 if head[2] in (7, 8, 18) else 3)


def _real_time(head: bytes, rest: _Rest) -> Command | None:
    """DLE DC4 fn: function 8 is ten bytes long, 1 and 2 five, 7 four."""
    if len(head) < 3:
        return None
    return rest.command({1: 5, 2: 5, 7: 4, 8: 10}.get(head[2], 3))


_LEADS = frozenset(b"\x10\x1b\x1c\x1d")
_LONGEST_HEAD = 8


def _table() -> dict[bytes, _Measure]:
    plain = {
        b"\x1b": {
            0: b"@2<LSimv\x0c",
            1: b"! %-3+AEGJKMRTUVadert{=?",
            2: b"$\\Bcf",
            3: b"p",
            8: b"W",
        },
        b"\x1c": {0: b".&", 1: b"!-CW", 2: b"Sp?", 74: b"2"},
        b"\x1d": {0: b"c:", 1: b"!BHITabfhwjrE|/", 2: b"$LPW\\", 3: b"^z", 4: b"g"},
        b"\x10": {1: b"\x05"},
    }
    measures = {
        lead + bytes((letter,)): _fixed(arguments)
        for lead, by_count in plain.items()
        for arguments, letters in by_count.items()
        for letter in letters
    }
    return measures | {
        b"\x1b(": _counted,
        b"\x1c(": _counted,
        b"\x1d(": _counted,
        b"\x1d8": _counted_long,
        b"\x1dV": _cut,
        b"\x1dk": _barcode,
        b"\x1dv": _raster,
        b"\x1d*": _downloaded_image,
        b"\x1b*": _columns,
        b"\x1b&": _letters,
        b"\x1bD": lambda _, rest: rest.until_nul(head=2),
        b"\x1cq": _stored_images,
        b"\x10\x04": _status_question,
        b"\x10\x14": _real_time,
    }


_MEASURES = _table()
