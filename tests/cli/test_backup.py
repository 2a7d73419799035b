"""``kiosk backup`` writes one new file, also beside a kiosk at work, and says what is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.command import kiosk
from tests.e2e.conftest import Place


def test_a_backup_beside_a_running_kiosk_holds_what_it_has_taken(place: Place) -> None:
    bar, target = place.plug_in_printer(), place.config_file.with_name("sunday.backup")
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
        done = kiosk("backup", target, "--config", place.config_file)
        again = kiosk("backup", target, "--config", place.config_file)
        verified = kiosk("verify", "--config", place.config_file)
        window.next_guest()
        assert window.order_a_negroni().number == "2"
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{target}: last day " in done.stdout
    assert "last number 1, 1 open of 1 orders" in done.stdout
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "1 order, 1 day, all as they were written" in verified.stdout
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == f"kiosk: {target} is there already: a backup never replaces a file\n"


def test_without_a_database_there_is_nothing_to_copy(place: Place, tmp_path: Path) -> None:
    done = kiosk("backup", tmp_path / "sunday", "--config", place.config_file)
    assert done.returncode == 1
    assert done.stderr == f"kiosk: there is no database {tmp_path / 'kiosk.db'}\n"
    assert not (tmp_path / "sunday").exists()


def test_a_stick_that_is_not_there_and_a_folder_are_named(place: Place, tmp_path: Path) -> None:
    place.config_file.with_name("kiosk.db").touch()
    for target, said in (
        (tmp_path / "stick" / "sunday", f"there is no folder {tmp_path / 'stick'}: is the"),
        (tmp_path, f"{tmp_path} is a folder: write the new file's name"),
    ):
        done = kiosk("backup", target, "--config", place.config_file)
        assert done.returncode == 2
        assert said in done.stderr


def test_a_server_has_tools_of_its_own(place: Place, tmp_path: Path) -> None:
    text = place.config_file.read_text().replace(
        "sqlite:///kiosk.db", "postgresql+psycopg://server/kiosk"
    )
    place.config_file.write_text(text)
    for command in ("backup", "restore"):
        done = kiosk(command, tmp_path / "sunday", "--config", place.config_file)
        assert done.returncode == 2
        assert "pg_dump" in done.stderr


def test_a_refused_backup_leaves_no_file_in_the_way_of_the_next(place: Place) -> None:
    place.plug_in_printer()
    with place.window() as window:
        window.order_a_negroni()
    target = place.config_file.with_name("sunday.backup")
    with closing(sqlite3.connect(place.config_file.with_name("kiosk.db"))) as there:
        there.execute("PRAGMA foreign_keys = OFF").close()
        there.execute("UPDATE settings SET \"window\" = 'other'").close()
        there.commit()
    refused = kiosk("backup", target, "--config", place.config_file)
    assert refused.returncode == 2
    assert "holds no window" in refused.stderr
    assert not target.exists()
