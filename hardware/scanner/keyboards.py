"""Scanners that type like a keyboard: what they read goes to the screen, not to the kiosk.

Many scanners leave the factory so (USB HID keyboard). Linux names every input device in
/sys/class/input/input*/name (kernel documentation, input subsystem).
"""

from pathlib import Path

INPUTS = Path("/sys/class/input")

_WORDS = (
    "scanner",
    "barcode",
    "bar code",
    "code reader",
    "datalogic",
    "honeywell",
    "metrologic",
    "newland",
    "netum",
    "opticon",
    "symbol technologies",
    "zebra",
)
"""Parts of the names under which scanners are sold, in small letters. A name proves nothing."""


def scanner_like_keyboards(folder: Path = INPUTS) -> tuple[str, ...]:
    """The names of input devices that sound like a scanner and have keys, in order; no doubles."""
    found = (_name(entry) for entry in sorted(folder.glob("input*")) if _has_keys(entry))
    return tuple(dict.fromkeys(name for name in found if _sounds_like_one(name)))


def _name(entry: Path) -> str:
    return _text(entry / "name")


def _has_keys(entry: Path) -> bool:
    """Whether it can press anything: a mask of key codes in hexadecimal words, zero for none."""
    return bool(_text(entry / "capabilities" / "key").replace("0", "").replace(" ", ""))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _sounds_like_one(name: str) -> bool:
    return any(word in name.lower() for word in _WORDS)
