"""The file that a command writes: looked at first, so that a slip of the finger costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.cli.errors import BadInput, Trouble


@contextmanager
def new_file(
    file: Path, *, option: str, kind: str, is_one: Callable[[Path], bool]
) -> Iterator[None]:
    """While ``file`` is written: one that is there is replaced only by its like.

    ``kind`` is what ``is_one`` knows, "a PDF". Raises :class:`BadInput` for what cannot be meant,
    :class:`Trouble` for what the disk refuses.
    """
    if file.is_dir():
        raise BadInput(f"{option}: found the folder {str(file)!r}; allowed: a file's name")
    if not file.parent.is_dir():
        folder = str(file.parent)
        raise BadInput(f"{option}: there is no folder {folder!r}; allowed: a file in one there is")
    try:
        if file.is_file() and file.stat().st_size and not is_one(file):
            raise BadInput(
                f"{option}: {str(file)!r} is there and is not {kind}; allowed: a new file,"
                f" or {kind} to be replaced"
            )
        yield
    except OSError as error:
        raise Trouble(f"{file} cannot be written: {error.strerror or error}") from error


def is_pdf(file: Path) -> bool:
    """By its first letters."""
    with file.open("rb") as opened:
        return opened.read(5) == b"%PDF-"


def is_csv(file: Path) -> bool:
    """By its name: what is in one may be anything."""
    return file.suffix.lower() == ".csv"
