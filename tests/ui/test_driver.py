"""The graphics driver's libraries: noted when a picture stands, loaded ahead at the next start."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kiosk.ui.driver import LARGE_BYTES, MOST, DriverNote, large_libraries


def test_the_largest_libraries_of_the_system_are_noted(tmp_path: Path) -> None:
    note = tmp_path / "cache" / "driver"
    DriverNote(note).write()
    named = note.read_text(encoding="utf-8").splitlines()
    sizes = [Path(name).stat().st_size for name in named]
    assert named == large_libraries()
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) <= MOST
    assert all(size >= LARGE_BYTES for size in sizes)
    assert not [name for name in named if name.startswith(sys.prefix)]
    assert [path.name for path in note.parent.iterdir()] == ["driver"]


def test_what_is_noted_is_loaded_before_anything_asks_for_it(tmp_path: Path) -> None:
    kivy = find_spec("kivy")
    assert kivy is not None
    assert kivy.origin is not None
    libraries = Path(kivy.origin).parents[1] / "Kivy.libs"
    library = next(libraries.glob("libSDL2-2*"))
    note = tmp_path / "driver"
    note.write_text(f"{tmp_path / 'gone.so'}\n{library}\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from kiosk.ui.driver import DriverNote\n"
        "DriverNote(Path(sys.argv[1])).read_ahead().join()\n"
        "print(sys.argv[2] in Path('/proc/self/maps').read_text(), 'kivy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, note, library.name],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(
    "words", [b"", b"\xff\xfe", b"not a path\n", b"/dev/null\n/etc/hostname\n/no\0such.so\n"]
)
def test_a_damaged_note_does_no_harm(tmp_path: Path, words: bytes) -> None:
    note = tmp_path / "driver"
    note.write_bytes(words)
    DriverNote(note).read_ahead().join()
    DriverNote(note).write()
    assert note.read_text(encoding="utf-8").splitlines() == large_libraries()


def test_a_note_that_cannot_be_written_or_read_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    note = DriverNote(tmp_path / "file" / "driver")
    note.write()
    note.read_ahead().join()
