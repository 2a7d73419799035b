"""Which configuration a command takes: the one named, else the usual places in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import environment, kiosk
from tests.configs import SMALLEST


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two configurations that can be told apart: neither menu file exists."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        text = SMALLEST + f'[menu]\nfile = "{name}-menu.toml"\n'
        (tmp_path / name / "kiosk.toml").write_text(text)
    return tmp_path / "here", tmp_path / "there"


def taken(cwd: Path, *arguments: str | Path, **more: str) -> str:
    """What a command says about the configuration that it took."""
    done = kiosk("orders", "--json", *arguments, cwd=cwd, environ=environment(**more))
    assert done.returncode == 2
    return done.stderr


def test_the_folder_one_stands_in_comes_last(folders: tuple[Path, Path]):
    here, _ = folders
    assert f"{here / 'kiosk.toml'}: menu.file: found" in taken(here)


def test_the_environment_comes_before_the_folder(folders: tuple[Path, Path]):
    here, there = folders
    said = taken(here, KIOSK_CONFIG=str(there / "kiosk.toml"))
    assert f"{there / 'kiosk.toml'}: menu.file: found" in said


def test_the_argument_comes_before_the_environment(folders: tuple[Path, Path]):
    here, there = folders
    said = taken(here, "--config", there / "kiosk.toml", KIOSK_CONFIG=str(here / "kiosk.toml"))
    assert f"{there / 'kiosk.toml'}: menu.file: found" in said


def test_a_name_is_meant_from_the_folder_one_stands_in(folders: tuple[Path, Path]):
    here, _ = folders
    said = taken(here, "--config", "../there/kiosk.toml")
    assert "there-menu.toml" in said


def test_a_named_file_that_is_not_there_is_not_replaced_by_another(folders: tuple[Path, Path]):
    here, there = folders
    said = taken(here, KIOSK_CONFIG=str(there / "kisok.toml"))
    assert f"{there / 'kisok.toml'}: found no readable file" in said


@pytest.mark.skipif(
    Path("/etc/kiosk/kiosk.toml").exists(), reason="this computer has a kiosk of its own"
)
def test_without_any_configuration_all_the_places_are_named(tmp_path: Path):
    said = taken(tmp_path)
    for place in ("--config", "$KIOSK_CONFIG", str(tmp_path / "kiosk.toml"), "/etc/kiosk"):
        assert place in said
    assert len(said.splitlines()) == 1
