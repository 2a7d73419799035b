"""A start with a broken menu or hours file goes on with what was last in service here."""

from __future__ import annotations

import codecs
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.bootstrap.kept import kept_hours, kept_menu, menu_at_start
from kiosk.bootstrap.selling import open_catalogue, open_hours
from kiosk.cli import findings
from kiosk.cli.hours import check_hours
from kiosk.config import Config, MenuSettings, StorageSettings
from kiosk.devices.settings import BadSetting
from kiosk.domain.health import Trouble
from kiosk.menufile import MenuError, load_menu
from tests.configs import smallest
from tests.fakes import SetClock
from tests.menufiles import SMALLEST

DEARER = SMALLEST.replace("9.50", "12.00")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEK = "[week]\n" + "".join(f'{day} = "18:00-02:00"\n' for day in DAYS)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "hours.toml").write_text(WEEK)
    config = smallest(tmp_path, '[hours]\nfile = "hours.toml"\n')
    config.menu.file.write_text(SMALLEST)
    return config


def start(config: Config) -> int:
    """A kiosk takes its files into service; what the first drink costs."""
    catalogue = open_catalogue(config, SetClock(), lambda _offer: None)
    return next(catalogue.offer.menu.drinks()).price_cents


def kept(config: Config) -> Path:
    return kept_menu(config).keepsake.place


def test_what_is_in_service_is_kept_beside_the_database(config: Config) -> None:
    start(config)
    assert config.storage.file is not None
    assert kept(config) == config.storage.file.with_name("kiosk.db.menu.good")
    assert kept(config).read_text().endswith(SMALLEST)
    assert load_menu(kept(config)) == load_menu(config.menu.file)
    names = {path.name for path in kept(config).parent.iterdir()}
    assert names == {"kiosk.db.menu.good"}, "no draft stays"


def test_a_start_with_a_broken_menu_goes_on_with_the_last_good_one_and_says_so(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    start(config)
    config.menu.file.write_text(SMALLEST.replace("9.50", '"dear"'))
    assert next(menu_at_start(config).drinks()).price_cents == 950
    catalogue = open_catalogue(config, SetClock(), lambda _offer: None)
    assert next(catalogue.offer.menu.drinks()).price_cents == 950
    assert catalogue.health.troubles == (Trouble.BROKEN_FILE,)
    (line,) = caplog.messages
    assert line.startswith("the old menu stays in service: ")
    assert ".price: found" in line
    config.menu.file.write_text(DEARER)
    catalogue.look()
    catalogue.look()
    assert next(catalogue.offer.menu.drinks()).price_cents == 1200
    assert catalogue.health.troubles == ()
    assert kept(config).read_text().endswith(DEARER)


def test_a_menu_that_is_gone_altogether_is_no_other_trouble(config: Config) -> None:
    start(config)
    config.menu.file.unlink()
    assert start(config) == 950


def test_at_the_very_first_start_the_mistakes_stop_the_kiosk(config: Config) -> None:
    config.menu.file.write_text("languages = []")
    with pytest.raises(MenuError, match="languages"):
        menu_at_start(config)
    with pytest.raises(BadSetting, match="languages"):
        start(config)
    assert not kept(config).exists()


def test_a_broken_file_that_was_kept_of_another_is_not_used(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    start(config)
    other = config.menu.file.with_name("summer.toml")
    other.write_text("nonsense")
    renamed = replace(config, menu=MenuSettings(other))
    with pytest.raises(MenuError, match="TOML"):
        menu_at_start(renamed)
    assert f"it is of another file, {config.menu.file}" in caplog.text


@pytest.mark.parametrize("change", ["cut", "changed", "emptied", "replaced"])
def test_what_was_kept_and_is_damaged_is_never_trusted_silently(
    config: Config, caplog: pytest.LogCaptureFixture, change: str
) -> None:
    start(config)
    whole = kept(config).read_bytes()
    damaged = {
        "cut": whole[: len(whole) // 2],
        "changed": whole.replace(b"9.50", b"1.50"),
        "emptied": b"",
        "replaced": SMALLEST.encode(),
    }[change]
    kept(config).write_bytes(damaged)
    config.menu.file.write_text("nonsense")
    with pytest.raises(MenuError):
        menu_at_start(config)
    assert "is not used: it is damaged" in caplog.text
    config.menu.file.write_text(DEARER)
    assert start(config) == 1200
    config.menu.file.write_text("nonsense")
    assert start(config) == 1200, "a good file takes the damaged one's place"


def test_a_draft_left_by_a_power_cut_changes_nothing(config: Config) -> None:
    start(config)
    kept(config).with_name("kiosk.db.menu.good.part").write_text("half")
    config.menu.file.write_text("nonsense")
    assert start(config) == 950
    config.menu.file.write_text(DEARER)
    assert start(config) == 1200


def test_a_text_saved_by_a_windows_editor_is_kept_too(config: Config) -> None:
    text = codecs.BOM_UTF8 + SMALLEST.replace("\n", "\r\n").encode()
    config.menu.file.write_bytes(text)
    start(config)
    config.menu.file.write_text("nonsense")
    assert start(config) == 950


def test_a_file_that_changed_since_it_was_read_is_not_kept(config: Config) -> None:
    start(config)
    read = load_menu(config.menu.file)
    config.menu.file.write_text(SMALLEST.replace("9.50", '"half'))
    kept_menu(config).keep(read)
    assert start(config) == 950


def test_a_disk_that_takes_nothing_keeps_no_window_shut(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    kept(config).mkdir(parents=True)
    with caplog.at_level(logging.WARNING):
        assert start(config) == 950
    assert "could not keep" in caplog.text


def test_where_a_server_has_the_database_it_is_kept_on_this_computer(config: Config) -> None:
    server = replace(config, storage=StorageSettings("postgresql+psycopg://kiosk@bar/orders"))
    start(server)
    assert kept(server) == config.base / "cache" / "window-43.menu.good"
    server.menu.file.write_text("nonsense")
    assert start(server) == 950


def test_broken_hours_are_those_that_were_kept(config: Config) -> None:
    assert config.selling.hours is not None
    book = open_hours(config)
    assert book is not None
    good = book.current()
    config.selling.hours.write_text("nonsense")
    again = open_hours(config)
    assert again is not None
    assert again.current() == good
    assert again.health.troubles == (Trouble.BROKEN_FILE,)
    kept_hours(config, config.selling.hours).keepsake.place.unlink()
    with pytest.raises(BadSetting, match="TOML"):
        open_hours(config)


def test_the_check_says_with_what_a_kiosk_would_start(config: Config) -> None:
    assert config.selling.hours is not None
    start(config)
    open_hours(config)
    config.menu.file.write_text("nonsense")
    config.selling.hours.write_text("nonsense")
    (hours,) = check_hours(config, SetClock())
    for found, name in ((findings.menu(config), "menu"), (hours, "hours")):
        assert not found.well
        assert found.words.splitlines()[-1] == (
            f"until it is mended a kiosk starts with the last good one,"
            f" {kept(config).with_name(f'kiosk.db.{name}.good')}"
        )
    kept(config).unlink()
    assert "no earlier one is kept" in findings.menu(config).words
