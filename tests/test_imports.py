"""What is imported when: the first picture does not wait for the database or the printers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.configs import SMALLEST

HEAVY = {"sqlalchemy", "alembic", "escpos", "serial", "PIL", "babel"}
_TELL = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def _imported_by(program: str) -> set[str]:
    """The top-level modules there are at the end of a program of its own."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}\n{_TELL}"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )
    return set(ended.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "module",
    ["kiosk.presenters.guest", "kiosk.cli", "kiosk.cli.window", "kiosk.bootstrap", "kiosk.ui.app"],
)
def test_what_the_first_picture_needs_imports_nothing_heavy(module: str) -> None:
    assert not _imported_by(f"import {module}") & (HEAVY | {"kivy"})


def test_an_engine_is_put_together_without_its_services() -> None:
    program = "import sys, kiosk.cli.window\nassert 'kiosk.services.spooler' not in sys.modules"
    assert "kiosk" in _imported_by(program)


def test_a_kiosk_has_loaded_neither_database_nor_printer_when_its_picture_stands(
    tmp_path: Path,
) -> None:
    if "DISPLAY" not in os.environ:
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    (tmp_path / "kiosk.toml").write_text(SMALLEST.replace("[printers", _MENU + "[printers"))
    imported = _imported_by(_UNTIL_THE_PICTURE.format(config=str(tmp_path / "kiosk.toml")))
    assert "kivy" in imported
    assert not imported & HEAVY


_MENU = f'[menu]\nfile = "{Path(__file__).parents[1] / "assets/menus/menu.toml"}"\n'

_UNTIL_THE_PICTURE = """
from pathlib import Path
from kiosk.bootstrap import lock_window, real_world, window_presenter
from kiosk.cli import window
from kiosk.config import load_config
from kiosk.ui.app import close_app, run_app
from kiosk.ui.bridge import Bridge
config = load_config(Path({config!r}))
with lock_window(config):
    run_app(
        settings=window.screen_settings(config, (270, 480)),
        presenter=window_presenter(config, window.read_menu(config), real_world()),
        bridge=Bridge(),
        on_first_frame=close_app,
    )
"""
