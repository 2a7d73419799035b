"""The sound device: ALSA's own player where it is installed, or one that only writes it down.

A process for each sound, as for the voice: a driver that hangs or falls takes nothing with it.
"""

from __future__ import annotations

import io
import logging
import subprocess
import threading
import wave
from pathlib import Path

from kiosk.ports.sound import CannotPlay

log = logging.getLogger(__name__)

PROGRAM = "aplay"

LONGER_S = 3.0
"""Seconds more than the sound lasts before the player is given up: a device in use by another
program keeps it waiting without a word."""


class AlsaPlayer:
    """Plays through ALSA with ``aplay``; ``device`` is ALSA's name of it.

    ``program`` is another that takes the same options, for a test. Implements
    :class:`kiosk.ports.sound.Player`.
    """

    def __init__(
        self, device: str = "default", *, program: str = PROGRAM, longer_s: float = LONGER_S
    ) -> None:
        self._command = [program, "--quiet", f"--device={device}", "-"]
        self._longer_s = longer_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, wave: bytes) -> None:
        """Play it. Raises :class:`CannotPlay`."""
        process = self._begin()
        try:
            _, complaint = process.communicate(wave, timeout=seconds_of(wave) + self._longer_s)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.communicate()
            raise CannotPlay(f"{PROGRAM} hangs: is the sound device in use?") from error
        finally:
            with self._lock:
                self._process = None
        if process.returncode > 0:
            raise CannotPlay(f"{PROGRAM}: {_last_line(complaint) or process.returncode}")

    def stop(self) -> None:
        """End what is being played."""
        with self._lock:
            if self._process is not None:
                self._process.terminate()

    def _begin(self) -> subprocess.Popen[bytes]:
        with self._lock:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own words alone
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            except OSError as error:
                raise CannotPlay(f"{self._command[0]} does not start: {error.strerror}") from error
            return self._process


class VirtualPlayer:
    """Makes no sound and writes down each. Implements :class:`kiosk.ports.sound.Player`.

    ``record`` is a file that gets a line for each, or None.
    """

    def __init__(self, record: Path | None = None) -> None:
        self.played: list[bytes] = []
        self._record = record

    def play(self, wave: bytes) -> None:
        """Write it down."""
        self.played.append(wave)
        del self.played[:-100]  # a whole night of sounds would stay
        line = f"{seconds_of(wave):.2f} s, peak {peak_of(wave):.2f}"
        log.info("sound: %s", line)
        if self._record is not None:
            with self._record.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def stop(self) -> None:
        """There is nothing to end."""


def seconds_of(sound: bytes) -> float:
    """How long a WAV file lasts."""
    with wave.open(io.BytesIO(sound)) as file:
        seconds: float = file.getnframes() / file.getframerate()
        return seconds


def peak_of(sound: bytes) -> float:
    """The loudest moment of a WAV file of 16 bits, of 1."""
    with wave.open(io.BytesIO(sound)) as file:
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
    loudest: int = max(map(abs, samples), default=0)
    return loudest / 32_767


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
