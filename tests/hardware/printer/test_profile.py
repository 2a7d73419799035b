"""Profiles, and that loading python-escpos leaves no traces."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hardware.errors import HardwareError, Reason
from hardware.printer.profile import Knife, load_profile

_LOAD = """
import logging, sys, tempfile
from pathlib import Path
from hardware.printer.escpos_library import load_escpos
cache = Path(sys.argv[1]) if len(sys.argv) > 1 else None
make = tempfile.mkdtemp
load_escpos(cache)
from escpos.printer import Dummy
Dummy(profile="TM-T88V").text("x")
assert tempfile.mkdtemp is make
assert not logging.getLogger().handlers
print("loaded")
"""


def load_in_a_new_process(temporary: Path, cache: Path | None = None) -> None:
    arguments = [sys.executable, "-c", _LOAD, *([str(cache)] if cache else [])]
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("loaded\n", "", 0)


@pytest.mark.parametrize(
    ("name", "columns", "dots", "paper_mm"),
    [("generic-80", 48, 576, 80), ("generic-58", 32, 384, 58)],
)
def test_the_generic_profiles_are_ours(name: str, columns: int, dots: int, paper_mm: int):
    profile = load_profile(name)
    assert (profile.columns, profile.dots, profile.paper_mm) == (columns, dots, paper_mm)
    assert (profile.code_page.number, profile.code_page.name) == (19, "CP858")


def test_a_profile_of_the_library_has_its_own_columns_and_feed():
    profile = load_profile("TM-T88V")
    assert (profile.columns, profile.dots, profile.half_line) == (42, 512, 30)


def test_a_printer_without_the_euro_page_gets_another():
    assert load_profile("TM-U220").code_page.name == "CP437"
    assert load_profile("TM-U220").knife is Knife.NONE
    assert not load_profile("TM-U220").qr


def test_a_column_count_that_cannot_be_is_measured_instead():
    assert load_profile("NT-80-V-UL").columns == 48  # the library says 12


def test_every_profile_of_the_library_can_be_used():
    with pytest.raises(HardwareError) as caught:
        load_profile("")
    names = str(caught.value).split("allowed: ")[1].split(", ")
    for name in names:
        assert load_profile(name).columns >= 16, name


def test_an_unknown_profile_is_an_error_that_names_what_is_allowed():
    with pytest.raises(HardwareError, match=r"'espon'.*generic-80, generic-58.*TM-T88V") as caught:
        load_profile("espon")
    assert caught.value.reason is Reason.BAD_SETTING


def test_loading_the_library_leaves_nothing_behind(tmp_path: Path):
    load_in_a_new_process(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_cache_holds_one_whole_file_and_is_used_again(tmp_path: Path):
    temporary, cache = tmp_path / "tmp", tmp_path / "data" / "cache"
    temporary.mkdir()
    load_in_a_new_process(temporary, cache)
    [kept] = cache.iterdir()
    written = kept.stat().st_mtime_ns
    load_in_a_new_process(temporary, cache)
    assert [kept] == list(cache.iterdir())
    assert kept.stat().st_mtime_ns == written
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("broken", [b"", b"\x80\x02}q\x00", b"rubbish"])
def test_a_cache_broken_by_a_power_cut_is_made_again(tmp_path: Path, broken: bytes):
    temporary, cache = tmp_path / "tmp", tmp_path / "cache"
    temporary.mkdir()
    load_in_a_new_process(temporary, cache)
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(broken)
    load_in_a_new_process(temporary, cache)
    assert kept.read_bytes() == whole
