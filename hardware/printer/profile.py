"""What our code must know of a printer's model: its width, its letters, its knife.

Two profiles are ours and need no library; every other name is one of python-escpos.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hardware.errors import HardwareError, Reason
from hardware.printer.document import Drawing
from hardware.printer.escpos_library import load_escpos

LETTER_DOTS = 12  # width of font A on nearly every thermal printer
_NARROWEST = 16  # fewer columns are a mistake of the library's table (one says 12 for 576 dots)


class Knife(StrEnum):
    """How the printer parts the paper, if it can."""

    PARTIAL = "partial"
    FULL = "full"
    NONE = "none"


@dataclass(frozen=True)
class CodePage:
    """A table of 256 letters: its number in the printer (ESC t), its name in the library."""

    number: int
    name: str
    codec: str


@dataclass(frozen=True)
class Profile:
    """One model of printer.

    `columns` are plain letters in a row, `dots` the printable width. `half_line` is half a
    line's height in the units of ESC J: 15 dots at 203 dots to the inch; 30 where the unit is
    1/360 inch (Epson's 180-dpi printers; from their manuals, not tried). `exact_columns` says
    that a column is 12 dots, so that a price can be placed by ESC $ rather than by blanks.
    `library_name` is the python-escpos profile that knows the code pages.
    """

    name: str
    paper_mm: int
    columns: int
    dots: int
    code_page: CodePage
    knife: Knife = Knife.PARTIAL
    qr: bool = True
    code128: bool = True
    drawing: Drawing = Drawing.COLUMNS
    half_line: int = 15
    exact_columns: bool = True
    library_name: str = "default"


_PC858 = CodePage(number=19, name="CP858", codec="cp858")
_GENERIC_80 = Profile(name="generic-80", paper_mm=80, columns=48, dots=576, code_page=_PC858)
_GENERIC_58 = Profile(name="generic-58", paper_mm=58, columns=32, dots=384, code_page=_PC858)
_OURS = {profile.name: profile for profile in (_GENERIC_80, _GENERIC_58)}

# The first of these that the printer has. The first three can write the euro sign.
_CODE_PAGES = ("CP858", "CP1252", "ISO_8859-15", "CP850", "CP437")


def load_profile(name: str, *, cache: Path | None = None) -> Profile:
    """The profile of that name; an unknown name is an error that lists what is allowed.

    `cache` is the folder for python-escpos' table (see `load_escpos`); ours do not need it.
    Raises HardwareError with BAD_SETTING.
    """
    if name in _OURS:
        return _OURS[name]
    load_escpos(cache)
    from escpos.capabilities import CAPABILITIES  # noqa: PLC0415 - heavy

    known = {key: data for key, data in CAPABILITIES["profiles"].items() if _is_printer(data)}
    if name not in known:
        allowed = ", ".join([*_OURS, *sorted(known)])
        raise HardwareError(
            f"there is no printer profile {name!r}; allowed: {allowed}",
            reason=Reason.BAD_SETTING,
            device=name,
        )
    return _from_library(name, known[name], encodings=CAPABILITIES["encodings"])


def _is_printer(data: dict[str, Any]) -> bool:
    """The library's table has customer displays too: they can do none of its features."""
    return any(data["features"].values())


def _from_library(name: str, data: dict[str, Any], *, encodings: dict[str, Any]) -> Profile:
    features = data["features"]
    columns, dots = _measure(data)
    narrow_dpi = data["media"].get("dpi") == 180
    return Profile(
        name=name,
        paper_mm=80 if dots > 432 else 58,
        columns=columns,
        dots=dots,
        code_page=_choose_code_page(name, data["codePages"], encodings=encodings),
        knife=_knife(features),
        qr=bool(features.get("qrCode")),
        code128=bool(features.get("barcodeB")),
        drawing=_drawing(features),
        half_line=30 if narrow_dpi else 15,
        exact_columns=dots // columns == LETTER_DOTS,
        library_name=name,
    )


def _measure(data: dict[str, Any]) -> tuple[int, int]:
    columns = int(data["fonts"]["0"]["columns"])
    dots = data["media"]["width"].get("pixels")
    if not isinstance(dots, int):
        return columns, columns * LETTER_DOTS
    if columns < _NARROWEST:
        columns = dots // LETTER_DOTS
    return columns, dots


def _drawing(features: dict[str, bool]) -> Drawing:
    """Columns are cheaper; a printer that has them but no rows is one of needles, with eight."""
    if not features.get("bitImageRaster"):
        return Drawing.NONE
    return Drawing.COLUMNS if features.get("bitImageColumn") else Drawing.RASTER


def _knife(features: dict[str, bool]) -> Knife:
    if features.get("paperPartCut"):
        return Knife.PARTIAL
    return Knife.FULL if features.get("paperFullCut") else Knife.NONE


def _choose_code_page(
    profile: str, numbers: dict[str, str], *, encodings: dict[str, Any]
) -> CodePage:
    by_name = {name: int(number) for number, name in numbers.items()}
    for name in _CODE_PAGES:
        if name in by_name:
            return CodePage(by_name[name], name, encodings[name]["python_encode"])
    raise HardwareError(
        f"printer profile {profile!r} has none of the code pages {', '.join(_CODE_PAGES)}",
        reason=Reason.BAD_SETTING,
        device=profile,
    )
