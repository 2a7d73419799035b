"""A voice: eSpeak NG where it is installed, or one that only writes down what it would say."""

from __future__ import annotations

import logging
import shutil
import subprocess
import threading

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


def missing_programs() -> tuple[str, ...]:
    """Which of the two programs cannot be found: the one that speaks, the one that plays."""
    return tuple(program for program in (PROGRAM, PLAYER) if shutil.which(program) is None)


class EspeakSpeaker:
    """Speaks with eSpeak NG through ALSA's ``device``.

    The words go to the program's standard input, so that no text is an option; the sound it
    makes is played by ``aplay``, which says so where there is no sound device. Implements
    :class:`kiosk.ports.speech.Speaker`.
    """

    def __init__(self, device: str = "default") -> None:
        self._device = device
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
        sound = _composed(text, voice)
        player = self._begin(hushes)
        if player is None:
            return
        _, complaint = player.communicate(sound)
        with self._lock:
            self._player = None
        if player.returncode > 0:
            said = complaint.decode(errors="replace").strip().splitlines()
            raise CannotSpeak(f"{PLAYER}: {said[-1] if said else player.returncode}")

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
