"""The serial port and what stands for it: all of a write, time-outs, plugs pulled, two owners."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hardware.errors import DeviceUnavailable, HardwareError, Reason, WriteStalled
from hardware.nullmodem import Faults, NullModem
from hardware.ptyport import PtyPort
from hardware.transport import Flow, SerialSettings, Transport, list_ports, open_serial
from tests.hardware.lines import PATIENCE_S, opened, read_all, read_piece, until


@pytest.fixture(params=["memory", "memory, byte by byte", "pty"])
def ends(request: pytest.FixtureRequest) -> Iterator[tuple[Transport, Transport]]:
    """The near and the far end of each kind of line: one contract for all."""
    if request.param == "pty":
        with PtyPort() as far, closing(opened(far)) as near:
            yield near, far
        return
    faults = Faults(byte_at_a_time="byte" in request.param)
    modem = NullModem(faults=faults, read_timeout_s=2 * PATIENCE_S, write_timeout_s=0.3)
    with closing(modem.near), closing(modem.far):
        yield modem.near, modem.far


# What every line does


def test_what_goes_in_comes_out_both_ways(ends: tuple[Transport, Transport]):
    near, far = ends
    every_byte = bytes(range(256)) * 4
    near.write(every_byte)
    far.write(every_byte[::-1])
    assert read_all(far, 1024) == every_byte
    assert read_all(near, 1024) == every_byte[::-1]


def test_a_read_takes_no_more_than_its_limit(ends: tuple[Transport, Transport]):
    near, far = ends
    far.write(b"abcdef")
    assert len(near.read(3)) <= 3


def test_a_waiting_read_is_cancelled_from_another_thread(ends: tuple[Transport, Transport]):
    near, _ = ends
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(near.read(10)), daemon=True)
    reader.start()
    reader.join(0.05)  # as good as surely it waits by now; if not, its next read is cancelled
    near.cancel_read()
    reader.join(PATIENCE_S)
    assert heard == [b""]


def test_after_a_cancelled_read_nothing_is_lost(ends: tuple[Transport, Transport]):
    near, far = ends
    near.cancel_read()
    far.write(b"abc")
    assert near.read(10) == b""
    assert read_all(near, 3) == b"abc"


def test_closing_twice_is_allowed_and_using_it_afterwards_is_not(
    ends: tuple[Transport, Transport],
):
    near, _ = ends
    near.close()
    near.close()
    near.cancel_read()
    with pytest.raises(DeviceUnavailable):
        near.write(b"x")
    with pytest.raises(DeviceUnavailable):
        near.read(1)


def test_closing_wakes_the_reader(ends: tuple[Transport, Transport]):
    near, _ = ends
    ended = threading.Event()

    def listen() -> None:
        try:
            while near.read(10) == b"":
                pass
        except DeviceUnavailable:
            ended.set()

    reader = threading.Thread(target=listen)
    reader.start()
    near.close()
    assert ended.wait(PATIENCE_S)
    reader.join(PATIENCE_S)


# The serial port


def test_a_read_gives_up_at_its_time_out():
    with PtyPort() as far, closing(opened(far, read_timeout_s=0.05)) as near:
        assert near.read(10) == b""


def test_a_printer_that_reads_nothing_stalls_the_write_with_a_true_count():
    with PtyPort() as far, closing(opened(far)) as near:
        with pytest.raises(WriteStalled) as caught:
            near.write(b"x" * 100_000)
        assert 0 < caught.value.accepted < 100_000
        assert caught.value.reason is Reason.STALLED
        assert read_all(far, caught.value.accepted) == b"x" * caught.value.accepted
        assert isinstance(caught.value, TimeoutError)


def test_xoff_stops_the_write_and_xon_lets_it_go_on():
    with PtyPort() as far, closing(opened(far, flow=Flow.XONXOFF)) as near:
        far.write(b"\x13")
        until(lambda: _is_stopped(near))
        far.write(b"\x11a")
        assert near.read(10) == b"a"
        near.write(b"after")
        heard = b""
        while not heard.endswith(b"after"):  # the full stops of before XOFF come first
            heard += read_piece(far, had=heard)


def test_a_port_that_is_not_there_is_absent(tmp_path: Path):
    settings = SerialSettings(str(tmp_path / "ttyUSB7"), 9600)
    with pytest.raises(DeviceUnavailable, match="ttyUSB7 is not there") as caught:
        open_serial(settings, read_timeout_s=0.1, write_timeout_s=0.1)
    assert caught.value.reason is Reason.ABSENT
    assert caught.value.device == settings.port
    assert isinstance(caught.value, ConnectionError)


def test_a_file_is_no_port(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("")
    with pytest.raises(DeviceUnavailable) as caught:
        open_serial(SerialSettings(str(path), 9600), read_timeout_s=0.1, write_timeout_s=0.1)
    assert caught.value.reason is Reason.ABSENT


def test_a_port_has_one_owner():
    with PtyPort() as far, closing(opened(far)):
        with pytest.raises(DeviceUnavailable, match="in use") as caught:
            opened(far)
        assert caught.value.reason is Reason.HELD


def test_a_speed_that_does_not_exist_is_a_bad_setting():
    with PtyPort() as far, pytest.raises(HardwareError, match="-1 baud") as caught:
        open_serial(SerialSettings(far.path, -1), read_timeout_s=0.1, write_timeout_s=0.1)
    assert caught.value.reason is Reason.BAD_SETTING


def test_a_pulled_plug_is_lost_for_reading_and_writing():
    with PtyPort() as far, closing(opened(far)) as near:
        far.unplug()
        with pytest.raises(DeviceUnavailable) as caught:
            near.read(1)
        assert caught.value.reason is Reason.LOST
        with pytest.raises(DeviceUnavailable) as caught:
            near.write(b"x")
        assert caught.value.reason is Reason.LOST


def test_opening_and_closing_leaves_no_file_open():
    before = _open_files()
    for _ in range(5):
        with PtyPort() as far, closing(opened(far)):
            pass
    assert _open_files() == before


def test_listing_ports_needs_none():
    names = [port.name for port in list_ports()]
    assert names == sorted(names)


# The cable in memory


def test_a_lossy_cable_loses_the_same_bytes_each_time():
    def survivors() -> bytes:
        modem = NullModem(faults=Faults(loss=0.3, seed=7), read_timeout_s=0.05)
        modem.near.write(bytes(range(200)))
        return modem.far.read(200)

    first = survivors()
    assert first == survivors()
    assert 100 < len(first) < 180


def test_a_stalled_cable_counts_what_it_took():
    modem = NullModem(write_timeout_s=0.05)
    modem.stall_after(3)
    with pytest.raises(WriteStalled) as caught:
        modem.near.write(b"abcdef")
    assert caught.value.accepted == 3
    modem.resume()
    modem.near.write(b"def")
    assert modem.far.read(10) == b"abcdef"


def test_garbage_arrives_at_the_near_end():
    modem = NullModem()
    modem.garbage(b"\xff\x00")
    assert modem.near.read(10) == b"\xff\x00"


def test_an_unplugged_cable_loses_what_was_under_way():
    modem = NullModem(read_timeout_s=0.05)
    modem.near.write(b"abc")
    modem.unplug()
    with pytest.raises(DeviceUnavailable) as caught:
        modem.far.read(10)
    assert caught.value.reason is Reason.LOST
    with pytest.raises(DeviceUnavailable):
        modem.near.reopened()
    modem.replug()
    assert modem.far.read(10) == b""
    modem.near.reopened().write(b"new")
    assert modem.far.read(10) == b"new"


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _is_stopped(near: Transport) -> bool:
    """XOFF has arrived: the port takes nothing, and says so."""
    try:
        near.write(b".")
    except WriteStalled as stalled:
        return stalled.accepted == 0
    return False
