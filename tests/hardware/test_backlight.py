"""A lamp as Linux offers it: a folder with two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from hardware.backlight import SysfsBacklight, VirtualBacklight
from hardware.errors import DeviceUnavailable, HardwareError, Reason


def lamp(folder: Path, name: str = "10-0045", most: str = "255\n") -> Path:
    made = folder / name
    made.mkdir()
    (made / "max_brightness").write_text(most)
    (made / "brightness").write_text("255\n")
    return made


def test_a_part_of_the_light_is_a_part_of_the_lamp_s_own_scale(tmp_path: Path) -> None:
    made = lamp(tmp_path)
    SysfsBacklight(folder=tmp_path).shine(0.6)
    assert (made / "brightness").read_text() == "153\n"


def test_it_never_goes_out(tmp_path: Path) -> None:
    made = lamp(tmp_path, most="7\n")
    SysfsBacklight(folder=tmp_path).shine(0.0)
    assert (made / "brightness").read_text() == "1\n"


def test_of_several_lamps_the_one_named_is_taken_and_none_by_itself(tmp_path: Path) -> None:
    lamp(tmp_path, "left")
    right = lamp(tmp_path, "right")
    with pytest.raises(DeviceUnavailable, match="left, right") as caught:
        SysfsBacklight(folder=tmp_path).shine(1.0)
    assert caught.value.reason is Reason.ABSENT
    SysfsBacklight("right", folder=tmp_path).shine(0.2)
    assert (right / "brightness").read_text() == "51\n"


def test_a_computer_without_a_lamp_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeviceUnavailable, match="none"):
        SysfsBacklight(folder=tmp_path / "nowhere").shine(1.0)


@pytest.mark.parametrize("most", ["", "bright\n", "0\n", "-3\n"])
def test_nonsense_is_refused(tmp_path: Path, most: str) -> None:
    lamp(tmp_path, most=most)
    with pytest.raises(HardwareError) as caught:
        SysfsBacklight(folder=tmp_path).shine(0.5)
    assert caught.value.reason is Reason.REFUSED


def test_a_lamp_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    made = lamp(tmp_path)
    (made / "brightness").unlink()
    (made / "brightness").mkdir()
    with pytest.raises(HardwareError) as caught:
        SysfsBacklight(folder=tmp_path).shine(0.5)
    assert caught.value.reason is Reason.REFUSED


def test_a_virtual_lamp_writes_down_what_it_was_told(tmp_path: Path) -> None:
    virtual = VirtualBacklight(tmp_path / "var" / "backlight")
    virtual.shine(1.0)
    virtual.shine(0.6)
    assert virtual.told == [1.0, 0.6]
    assert (tmp_path / "var" / "backlight").read_text() == "0.60\n"
