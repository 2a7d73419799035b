"""The voice itself, through the sound system into a file: what came out is sound."""

from __future__ import annotations

import os
import shutil
import threading
import time
import wave
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.devices.speech import LANGUAGES, EspeakSpeaker, VirtualSpeaker, missing_programs
from kiosk.ports.speech import CannotSpeak
from tests.e2e.waiting import until

missing = ", ".join(missing_programs())
needs_voice = pytest.mark.skipif(bool(missing), reason=f"not installed: {missing}")

INTO_A_FILE = """
pcm.!default {{ type plug slave.pcm kept }}
pcm.kept {{ type file file "{file}" format raw slave.pcm null }}
pcm.null {{ type null }}
"""


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound system's default device writes into this file."""
    configuration, file = tmp_path / "asound.conf", tmp_path / "said.raw"
    configuration.write_text(INTO_A_FILE.format(file=file))
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(configuration))
    return file


def _speaker() -> EspeakSpeaker:
    """However busy this machine is, its player is given the time to begin."""
    return EspeakSpeaker(begin_within_s=60.0)


def _loudest(file: Path) -> int:
    return max(abs(sample) for sample in array("h", file.read_bytes()))


@needs_voice
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_is_heard(recording: Path, language: str) -> None:
    _speaker().speak("Negroni, 9", language)
    assert _loudest(recording) > 1000


@needs_voice
def test_a_long_text_is_cut_off_when_hushed(recording: Path) -> None:
    speaker = _speaker()
    long = "Negroni, Americano, Sbagliato. " * 40
    worker = threading.Thread(target=speaker.speak, args=(long, "it"))
    worker.start()
    deadline = time.monotonic() + 30
    while worker.is_alive() and time.monotonic() < deadline:
        speaker.hush()
        worker.join(0.05)
    assert not worker.is_alive()


@needs_voice
def test_a_computer_without_sound_is_said_to_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "asound.conf"
    empty.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(empty))
    with pytest.raises(CannotSpeak, match="audio open error"):
        _speaker().speak("Negroni", "it")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes before the system's, for programs that behave badly; the one that
    speaks makes a short silence of everything.
    """
    folder = tmp_path / "bin"
    folder.mkdir()
    sound = tmp_path / "sound.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(bytes(2205))
    _script(folder / "espeak-ng", f"cat >/dev/null; cat {sound}")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def _script(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def test_a_player_that_waits_for_a_busy_device_for_ever_is_ended(programs: Path) -> None:
    _script(programs / "aplay", "exec sleep 600")
    speaker = EspeakSpeaker("hw:7", begin_within_s=0.2)
    with pytest.raises(CannotSpeak, match="does not come to an end; is 'hw:7' in use"):
        speaker.speak("Negroni", "it")


def test_a_busy_device_is_said_in_the_players_own_words(programs: Path) -> None:
    complaint = "aplay: main:831: audio open error: Device or resource busy"
    _script(programs / "aplay", f"cat >/dev/null; echo '{complaint}' >&2; exit 1")
    with pytest.raises(CannotSpeak, match="Device or resource busy"):
        _speaker().speak("Negroni", "it")


def test_a_player_that_is_killed_has_not_said_it(programs: Path) -> None:
    _script(programs / "aplay", "kill -9 $$")
    with pytest.raises(CannotSpeak, match="ended with -9"):
        _speaker().speak("Negroni", "it")


def test_a_player_that_is_hushed_has_done_what_was_asked(programs: Path) -> None:
    begun = programs / "begun"
    _script(programs / "aplay", f"touch {begun}; exec sleep 600")
    speaker = _speaker()
    with ThreadPoolExecutor(1) as pool:
        said = pool.submit(speaker.speak, "Negroni", "it")
        until(begun.exists, "the player")
        speaker.hush()
        said.result(timeout=30)


@pytest.mark.parametrize("ends", ["kill -9 $$", "exit 1", "exit 0"])
def test_a_voice_that_dies_in_the_middle_is_said_to(programs: Path, ends: str) -> None:
    _script(programs / "espeak-ng", ends)
    _script(programs / "aplay", "cat >/dev/null")
    with pytest.raises(CannotSpeak, match="espeak-ng"):
        _speaker().speak("Negroni", "it")


@pytest.mark.parametrize("program", ["espeak-ng", "aplay"])
def test_a_program_that_is_missing_is_named(
    programs: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    _script(programs / "aplay", "cat >/dev/null")
    (programs / program).unlink()
    for needed in ("cat", "sh"):
        (programs / needed).symlink_to(str(shutil.which(needed)))
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(CannotSpeak, match=f"{program} does not start"):
        _speaker().speak("Negroni", "it")


def test_after_a_failure_it_speaks_again(programs: Path) -> None:
    _script(programs / "aplay", "exit 1")
    speaker = _speaker()
    with pytest.raises(CannotSpeak):
        speaker.speak("Negroni", "it")
    _script(programs / "aplay", "cat >/dev/null")
    speaker.speak("Negroni", "it")


def test_a_language_without_a_voice_is_named_with_those_that_have_one() -> None:
    with pytest.raises(CannotSpeak, match="no voice for 'ja'; there is one for it, en"):
        _speaker().speak("ネグローニ", "ja")


def test_the_virtual_voice_keeps_the_last_words() -> None:
    speaker = VirtualSpeaker()
    for count in range(150):
        speaker.speak(str(count), "it")
    assert speaker.said[-1] == ("149", "it")
    assert len(speaker.said) == 100
