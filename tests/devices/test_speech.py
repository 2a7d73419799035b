"""The voice itself, through the sound system into a file: what came out is sound."""

from __future__ import annotations

import threading
import time
from array import array
from pathlib import Path

import pytest

from kiosk.devices.speech import LANGUAGES, EspeakSpeaker, VirtualSpeaker, missing_programs
from kiosk.ports.speech import CannotSpeak

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


def _loudest(file: Path) -> int:
    return max(abs(sample) for sample in array("h", file.read_bytes()))


@needs_voice
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_is_heard(recording: Path, language: str) -> None:
    EspeakSpeaker().speak("Negroni, 9", language)
    assert _loudest(recording) > 1000


@needs_voice
def test_a_long_text_is_cut_off_when_hushed(recording: Path) -> None:
    speaker = EspeakSpeaker()
    long = "Negroni, Americano, Sbagliato. " * 40
    worker = threading.Thread(target=speaker.speak, args=(long, "it"))
    worker.start()
    deadline = time.monotonic() + 20
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
        EspeakSpeaker().speak("Negroni", "it")


def test_a_language_without_a_voice_is_named_with_those_that_have_one() -> None:
    with pytest.raises(CannotSpeak, match="no voice for 'ja'; there is one for it, en"):
        EspeakSpeaker().speak("ネグローニ", "ja")


def test_the_virtual_voice_keeps_the_last_words() -> None:
    speaker = VirtualSpeaker()
    for count in range(150):
        speaker.speak(str(count), "it")
    assert speaker.said[-1] == ("149", "it")
    assert len(speaker.said) == 100
