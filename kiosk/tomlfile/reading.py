"""Opens a TOML file: whatever is in it, the answer is a table or a mistake with its place."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from kiosk.tomlfile.mistakes import Mistakes
from kiosk.tomlfile.table import Table

MOST_BYTES = 1_000_000  # a menu of a thousand drinks has half of it; more is not a file of ours


def read_toml(path: Path, mistakes: Mistakes) -> Table | None:
    """The whole file as a table; None, with the mistake noted, if it cannot be read.

    Numbers with a point come as :class:`~decimal.Decimal`: a price must be exact.
    """
    text = _text_of(path, mistakes)
    if text is None:
        return None
    try:
        return Table(tomllib.loads(text, parse_float=_exact), "", mistakes=mistakes)
    except tomllib.TOMLDecodeError as error:
        message, place = _taken_apart(str(error))
        mistakes.add(place, f"what is not TOML ({message})", allowed="TOML, see https://toml.io")
    except RecursionError:
        mistakes.add("", "brackets nested without end", allowed="TOML, see https://toml.io")
    except ValueError as error:  # a whole number of thousands of digits
        mistakes.add("", f"a number that cannot be ({error})", allowed="TOML, see https://toml.io")
    return None


def _text_of(path: Path, mistakes: Mistakes) -> str | None:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        why = error.strerror if isinstance(error, OSError) else str(error)
        mistakes.add("", f"no readable file ({why})", allowed="a TOML file")
        return None
    if len(data) > MOST_BYTES:
        mistakes.add("", "a file of more than a megabyte", allowed=f"up to {MOST_BYTES} bytes")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        mistakes.add(
            f"line {before.count(10) + 1}, column {column}",
            f"the byte {data[error.start]:#04x}",
            allowed="text saved as UTF-8",
        )
        return None


def _exact(number: str) -> Decimal:
    try:
        return Decimal(number)
    except ArithmeticError as error:
        raise ValueError(f"{number[:20]}...") from error


def _taken_apart(message: str) -> tuple[str, str]:
    """tomllib's message and the place it names: only 3.14 gives them as attributes."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.S)
    if found is None:
        return message, ""
    if found[2] is None:
        return found[1], "the end of the file"
    return found[1], f"line {found[2]}, column {found[3]}"
