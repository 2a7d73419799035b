"""Reads ``theme.toml``, and names everything that is wrong with it at once.

Importing this imports nothing of Kivy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from kiosk.tomlfile.kinds import TRUTH, decimal, matching, text, word_of
from kiosk.tomlfile.mistakes import Mistake, Mistakes, quoted
from kiosk.tomlfile.reading import read_toml
from kiosk.tomlfile.table import Kind, NotAllowed, Table
from kiosk.ui.artwork import Artwork, NameStyle, Ornament, Role, Theme
from kiosk.ui.palette import COLOURS, HOUSE, LEAST_CONTRAST, Palette, Rgba, contrasts, rgba
from kiosk.ui.runs import FontDamaged, letters_in

_HEX = matching(r"#[0-9A-Fa-f]{6}", allowed='a colour as "#D4AE5A"')
COLOUR: Kind[Rgba] = Kind(_HEX.allowed, lambda value: rgba(_HEX.read(value)))
_PACKAGE = matching(r"[A-Za-z0-9_.-]{1,80}", allowed='a font package, as "fontpkg-bodoni-moda"')
_FILE = text(200)
_LATIN_1 = "".join(map(chr, [*range(0x20, 0x7F), *range(0xC0, 0x100)]))
_NEEDED = f"{_LATIN_1}€–—…·×‘’“”•"  # noqa: RUF001 - these are meant
"""What a face must have at the least: rarer letters are taken from the house's own."""


class ThemeError(ValueError):
    """The theme cannot be used. Its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def load_theme(path: Path) -> Theme:
    """What the file says. Raises :class:`ThemeError` with a line for every mistake in it.

    Files it names are taken from its own folder. What it leaves out is as in the house's theme.
    """
    mistakes = Mistakes(str(path))
    table = read_toml(path, mistakes)
    theme = None if table is None else _theme(table, path.absolute().parent)
    if theme is None or mistakes.serious():
        raise ThemeError(mistakes.serious())
    return theme


def _theme(table: Table, base: Path) -> Theme:
    theme = Theme(
        name=table.need("name", text(40), stand_in=""),
        palette=_palette(_section(table, "colours")),
        faces=_faces(_section(table, "fonts"), base),
        name_style=_name_style(_section(table, "window_name")),
        art=_art(_section(table, "art")),
    )
    table.done()
    return theme


def _section(table: Table, key: str) -> Table:
    """A table whose absence means that each of its keys is absent."""
    return table.table(key) or Table({}, key, mistakes=table.mistakes)


def _palette(table: Table) -> Palette:
    """The colours; refused if any words in them are hard to read."""
    before = len(table.mistakes.found)
    given = {key: table.take(key, COLOUR, default=getattr(HOUSE, key)) for key in COLOURS}
    palette = replace(HOUSE, **given)  # type: ignore[arg-type]  # a colour for each colour
    table.done()
    if len(table.mistakes.found) == before:
        _refuse_faint(table, palette)
    return palette


def _refuse_faint(table: Table, palette: Palette) -> None:
    for pair, ratio in contrasts(palette).items():
        if ratio < LEAST_CONTRAST:
            table.wrong(
                pair.ink,
                f"a contrast of {ratio:.1f} on {pair.ground}{_origin(pair.ground)}",
                allowed=f"at least {LEAST_CONTRAST}: make one darker or the other lighter",
            )


def _origin(ground: str) -> str:
    """Where a colour comes from that the owner did not write."""
    origins = {"pressed": "action under a finger", "shaded": "action in shadow"}
    return f" ({origins[ground]})" if ground in origins else ""


def _faces(table: Table, base: Path) -> MappingProxyType[Role, Path]:
    faces = {}
    for face in Role:
        given = table.table(face)
        path = None if given is None else _font(given, base)
        if path is not None:
            faces[face] = path
    table.done()
    return MappingProxyType(faces)


def _font(table: Table, base: Path) -> Path | None:
    """A font's file: in an installed package, or beside the theme."""
    package = table.take("package", _PACKAGE, default="")
    name = table.need("file", _FILE, stand_in="")
    table.done()
    if not name or (table.has("package") and not package):
        return None
    folder = _folder_of(package) if package else base
    if folder is None:
        table.wrong("package", quoted(package), allowed=f"a package: pip install {package}")
        return None
    path = folder / name
    if not path.is_file():
        table.wrong("file", f"{quoted(name)}, but there is no file", allowed=_files_in(folder))
        return None
    return path if _is_complete(table, path) else None


def _folder_of(package: str) -> Path | None:
    """Where a font package keeps its files. It is not imported."""
    try:
        spec = find_spec(package.replace("-", "_"))
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder / "files" if (folder / "files").is_dir() else folder


def _files_in(folder: Path) -> str:
    found = sorted(each.name for each in folder.glob("*.[to]tf"))
    return ", ".join(map(quoted, found)) or "a file that ends in .ttf or .otf"


def _is_complete(table: Table, path: Path) -> bool:
    try:
        has = letters_in(str(path))
    except (FontDamaged, OSError) as broken:
        table.wrong("file", f"{quoted(path.name)}: {broken}", allowed="a font")
        return False
    missing = "".join(letter for letter in _NEEDED if ord(letter) not in has)
    if missing:
        table.wrong("file", f"a font without {quoted(missing)}", allowed="a font that has them")
    return not missing


def _name_style(table: Table) -> NameStyle:
    style = NameStyle(
        face=table.take("face", word_of(Role), default=Role.DISPLAY_ITALIC),
        capitals=table.take("capitals", TRUTH, default=False),
    )
    table.done()
    return style


def _art(table: Table) -> Artwork:
    usual = Artwork()
    art = Artwork(
        glow=float(table.take("glow", decimal("0", "1", places=2), default=usual.glow)),
        ornament=table.take("ornament", word_of(Ornament), default=usual.ornament),
        metal=_two(table, "metal", usual=usual.metal),
        slats=_two(table, "slats", usual=usual.slats),
        lamp=table.take("lamp", COLOUR, default=usual.lamp),
    )
    table.done()
    return art


def _two(table: Table, key: str, *, usual: tuple[Rgba, Rgba]) -> tuple[Rgba, Rgba]:
    """Two colours, the dark end first."""
    allowed = 'two colours, the dark end first, as ["#8A6C2F", "#E2BF6E"]'

    def read(value: object) -> tuple[Rgba, Rgba]:
        if not isinstance(value, list) or len(value) != 2:
            raise NotAllowed
        return COLOUR.read(value[0]), COLOUR.read(value[1])

    return table.take(key, Kind(allowed, read), default=usual)
