"""The pseudo terminal that stands for a cable: unplugged, plugged in again, paced."""

from contextlib import closing
from pathlib import Path

import pytest

from hardware.errors import DeviceUnavailable
from hardware.ptyport import PtyPort
from tests.hardware.lines import opened, read_all, read_piece


def test_a_replugged_port_is_found_under_the_same_link(tmp_path: Path):
    link = tmp_path / "printer"
    with PtyPort(link) as far:
        assert far.path == str(link)
        far.unplug()
        assert not link.exists()
        far.replug()
        with closing(opened(far)) as near:
            near.write(b"again")
            assert read_all(far, 5) == b"again"
    assert not link.is_symlink()


def test_a_link_left_behind_by_an_earlier_run_is_taken_over(tmp_path: Path):
    link = tmp_path / "printer"
    link.symlink_to("/dev/pts/9999999")
    with PtyPort(link) as far, closing(opened(far)) as near:
        near.write(b"x")
        assert read_piece(far) == b"x"


def test_the_far_end_of_an_unplugged_cable_waits_for_the_plug():
    with PtyPort() as far:
        far.unplug()
        far.unplug()
        with pytest.raises(DeviceUnavailable):
            far.read(1)
        with pytest.raises(DeviceUnavailable):
            far.write(b"x")


def test_a_near_end_that_closes_and_opens_again_does_not_end_the_far_end():
    with PtyPort() as far:
        opened(far).close()
        with closing(opened(far)) as near:
            far.write(b"still here")
            assert read_all(near, 10) == b"still here"


@pytest.mark.parametrize("direction", ["in", "out"])
def test_a_paced_line_waits_as_long_as_the_bytes_are_under_way(direction: str):
    wait = Waited()
    port = PtyPort(baud=9600, clock=wait.clock, wait=wait)
    sent = bytes(range(240))
    with port as far, closing(opened(far)) as near:
        if direction == "in":
            near.write(sent)
            assert read_all(far, 240) == sent
        else:
            far.write(sent)
            assert read_all(near, 240) == sent
    assert wait.clock() == pytest.approx(240 * 10 / 9600)


def test_pacing_does_not_hold_back_a_single_byte():
    wait = Waited()
    port = PtyPort(baud=1200, clock=wait.clock, wait=wait)
    with port as far, closing(opened(far)) as near:
        near.write(b"ab")
        assert read_piece(far) == b"a"
        assert read_piece(far) == b"b"


class Waited:
    """A clock that only waiting moves on."""

    def __init__(self) -> None:
        self._now = 0.0

    def clock(self) -> float:
        return self._now

    def __call__(self, seconds: float) -> None:
        self._now += seconds
