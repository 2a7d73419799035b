"""A voice: eSpeak NG where it is installed, or one that only writes down what it would say."""

from __future__ import annotations

import io
import logging
import shutil
import subprocess
import threading
import wave

from kiosk.devices.pronouncing import pronounced
from kiosk.ports.speech import CannotSpeak

log = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
PLAYER = "aplay"

WORDS_A_MINUTE = 150
"""A little slower than the program's own 175: the street is loud."""

VOICES = {
    "it": "it",
    "en": "en-gb",
    "fr": "fr-fr",
    "de": "de",
    "es": "es",
    "pt": "pt",
}
"""The program's voice of each language it reads well enough to order by. Of Japanese it reads
only the syllables, not the characters, and of Chinese nothing without a dictionary that Debian
does not ship (1.51, tried): these two are not offered rather than mumbled."""

LANGUAGES = frozenset(VOICES)

COMPOSE_WITHIN_S = 10.0
"""Seconds the program may take to make sound of a text; it takes 0.01 for a sentence."""

BEGIN_WITHIN_S = 5.0
"""Seconds beyond the sound's own length that the player may take. A device that another program
holds makes it wait, some drivers for ever."""


def missing_programs() -> tuple[str, ...]:
    """Which of the two programs cannot be found: the one that speaks, the one that plays."""
    return tuple(program for program in (PROGRAM, PLAYER) if shutil.which(program) is None)


class EspeakSpeaker:
    """Speaks with eSpeak NG through ALSA's ``device``.

    The words go to the program's standard input, so that no text is an option; the sound it
    makes is played by ``aplay``, which says so where there is no sound device, and is ended where
    it does not come to an end within ``begin_within_s`` and the sound's length. Implements
    :class:`kiosk.ports.speech.Speaker`.
    """

    def __init__(self, device: str = "default", *, begin_within_s: float = BEGIN_WITHIN_S) -> None:
        self._device = device
        self._begin_within_s = begin_within_s
        self._lock = threading.Lock()
        self._player: subprocess.Popen[bytes] | None = None
        self._hushes = 0

    def speak(self, text: str, language: str) -> None:
        """Say it, unless it is hushed meanwhile. Raises :class:`CannotSpeak`."""
        voice = VOICES.get(language)
        if voice is None:
            raise CannotSpeak(f"no voice for {language!r}; there is one for {', '.join(VOICES)}")
        with self._lock:
            hushes = self._hushes
        sound = _composed(pronounced(text, language), voice)
        player = self._begin(hushes)
        if player is None:
            return
        complaint = self._play(player, sound)
        with self._lock:
            self._player = None
            is_hushed = hushes != self._hushes
        if player.returncode != 0 and not is_hushed:
            raise CannotSpeak(f"{PLAYER}: {complaint or f'ended with {player.returncode}'}")

    def _play(self, player: subprocess.Popen[bytes], sound: bytes) -> str:
        """What the player said last, once it has ended, by itself or not."""
        within_s = self._begin_within_s + _seconds_of(sound)
        try:
            _, complaint = player.communicate(sound, timeout=within_s)
        except subprocess.TimeoutExpired:
            player.kill()
            player.communicate()
            return f"does not come to an end; is {self._device!r} in use?"
        said = complaint.decode(errors="replace").strip().splitlines()
        return said[-1].removeprefix(f"{PLAYER}: ") if said else ""

    def hush(self) -> None:
        """End what is being said, and what is about to be."""
        with self._lock:
            self._hushes += 1
            if self._player is not None:
                self._player.terminate()

    def _begin(self, hushes: int) -> subprocess.Popen[bytes] | None:
        """The player, or None if it was hushed before it could begin."""
        command = [PLAYER, "-q", "-D", self._device, "-"]
        with self._lock:
            if hushes != self._hushes:
                return None
            try:
                self._player = subprocess.Popen(  # noqa: S603 - no word of a guest is in it
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            except OSError as error:
                raise CannotSpeak(f"{PLAYER} does not start: {error}") from error
            return self._player


def _seconds_of(sound: bytes) -> float:
    """How long a WAV file lasts, by its size: of one that is written to a pipe the head says
    nothing true.
    """
    with wave.open(io.BytesIO(sound)) as head:
        second: int = head.getframerate() * head.getnchannels() * head.getsampwidth()
    return len(sound) / second


def _composed(text: str, voice: str) -> bytes:
    """The sound of a text, as a WAV file."""
    command = [PROGRAM, "-v", voice, "-s", str(WORDS_A_MINUTE), "--stdin", "--stdout"]
    try:
        done = subprocess.run(  # noqa: S603 - the words go to its standard input
            command, input=text.encode(), capture_output=True, timeout=COMPOSE_WITHIN_S, check=True
        )
    except OSError as error:
        raise CannotSpeak(f"{PROGRAM} does not start: {error}") from error
    except subprocess.SubprocessError as error:
        raise CannotSpeak(str(error)) from error
    if not done.stdout.startswith(b"RIFF"):
        raise CannotSpeak(f"{PROGRAM} makes no sound of {text[:40]!r}")
    return done.stdout


class VirtualSpeaker:
    """Says nothing and logs every word. Implements :class:`kiosk.ports.speech.Speaker`."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def speak(self, text: str, language: str) -> None:
        """Write it down."""
        self.said.append((text, language))
        del self.said[:-100]  # a whole night of words would stay
        log.info("reading aloud (%s): %s", language, text)

    def hush(self) -> None:
        """There is nothing to end."""
