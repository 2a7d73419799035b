"""The chime's two notes, and what becomes of them on a device that is there, or is not."""

from __future__ import annotations

import shutil
import stat
import threading
from pathlib import Path

import pytest

from kiosk.devices.sound import AlsaPlayer, VirtualPlayer, peak_of, seconds_of
from kiosk.devices.tones import chime, silence
from kiosk.ports.sound import CannotPlay

needs_aplay = pytest.mark.skipif(shutil.which("aplay") is None, reason="alsa-utils not installed")


def _player(folder: Path, script: str, *, longer_s: float = 5.0) -> AlsaPlayer:
    """A player whose program is this shell script."""
    program = folder / "player"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return AlsaPlayer(program=str(program), longer_s=longer_s)


def test_the_chime_is_short_and_as_loud_as_asked() -> None:
    for loudness in (0.5, 0.16):
        sound = chime(loudness)
        assert seconds_of(sound) == pytest.approx(0.6)
        assert peak_of(sound) == pytest.approx(loudness, abs=0.001)


def test_it_begins_and_ends_in_silence_so_that_no_click_is_heard() -> None:
    samples = memoryview(chime(0.5)[44:]).cast("h")
    assert max(map(abs, samples[:4])) < 1000
    assert max(map(abs, samples[-4:])) < 100


def test_silence_is_silent() -> None:
    assert peak_of(silence(0.05)) == 0


def test_the_program_is_given_the_whole_sound(tmp_path: Path) -> None:
    heard = tmp_path / "heard.wav"
    _player(tmp_path, f"cat > {heard}").play(chime(0.5))
    assert heard.read_bytes() == chime(0.5)


def test_a_program_that_is_not_there_is_said() -> None:
    with pytest.raises(CannotPlay, match="does not start: No such file"):
        AlsaPlayer(program="/nowhere/aplay").play(silence(0.05))


def test_what_the_program_complains_of_is_passed_on(tmp_path: Path) -> None:
    player = _player(tmp_path, "cat > /dev/null; echo 'unknown PCM nowhere' >&2; exit 1")
    with pytest.raises(CannotPlay, match="unknown PCM nowhere"):
        player.play(silence(0.05))


def test_a_program_that_does_not_read_does_not_hold_the_worker_for_ever(tmp_path: Path) -> None:
    player = _player(tmp_path, "exec sleep 600", longer_s=0.1)
    with pytest.raises(CannotPlay, match="hangs"):
        player.play(chime(0.5))


def test_a_sound_is_stopped_from_another_thread(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    player = _player(tmp_path, f"echo begun > {begun}; exec sleep 600", longer_s=60)
    thread = threading.Thread(target=player.play, args=(silence(0.05),))
    thread.start()
    pause = threading.Event()
    while not begun.exists():
        pause.wait(0.01)
    player.stop()
    thread.join(30)
    assert not thread.is_alive()


@needs_aplay
def test_the_real_program_takes_our_sound() -> None:
    AlsaPlayer("null").play(chime(0.5))


@needs_aplay
def test_the_real_program_says_that_there_is_no_such_device() -> None:
    with pytest.raises(CannotPlay, match="aplay"):
        AlsaPlayer("surely_not_there").play(silence(0.05))


def test_a_virtual_one_writes_down_what_it_played(tmp_path: Path) -> None:
    player = VirtualPlayer(tmp_path / "sound.txt")
    player.play(chime(0.5))
    player.play(silence(0.05))
    assert player.played == [chime(0.5), silence(0.05)]
    assert (tmp_path / "sound.txt").read_text() == "0.60 s, peak 0.50\n0.05 s, peak 0.00\n"
