"""The chime: two soft notes, made from numbers, so that no file can be missing.

A fifth upwards, struck and left to ring: between an engine and a voice, with an end, so that it is
taken for nothing else in a street. No picture of a sound is shipped; nothing is loaded.
"""

from __future__ import annotations

import io
import math
import wave
from array import array
from functools import lru_cache
from itertools import starmap

RATE = 22_050
"""Samples a second: twice what the highest partial needs."""

_NOTES = ((880.0, 0.0), (1318.5, 0.18))  # hertz, and when it is struck, in seconds
_LENGTH_S = 0.6
_PARTIALS = ((1.0, 1.0), (2.0, 0.32), (3.01, 0.1))  # of a note, and how loud: a small bell
_DECAY_S = 0.16
_ATTACK_S = 0.008  # without it a click is heard first
_PEAK = 32_767


@lru_cache(maxsize=4)
def chime(loudness: float) -> bytes:
    """The two notes as a WAV file; ``loudness`` is the peak, of 1. Takes some 30 ms once."""
    count = round(RATE * _LENGTH_S)
    samples = [_at(index / RATE) for index in range(count)]
    top = max(map(abs, samples))
    scaled = (round(sample / top * loudness * _PEAK) for sample in samples)
    return wav(array("h", scaled))


def silence(seconds: float) -> bytes:
    """Nothing, as a WAV file: whether it can be played says whether anything can."""
    return wav(array("h", bytes(2 * round(RATE * seconds))))


def wav(samples: array[int]) -> bytes:
    """One channel of 16 bits as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _at(second: float) -> float:
    struck = ((hertz, second - start) for hertz, start in _NOTES if second >= start)
    fade = min(1.0, (_LENGTH_S - second) / 0.05)
    return fade * sum(starmap(_note, struck))


def _note(hertz: float, since: float) -> float:
    rise = min(1.0, since / _ATTACK_S)
    return rise * sum(
        loud * math.exp(-since * part / _DECAY_S) * math.sin(2 * math.pi * hertz * part * since)
        for part, loud in _PARTIALS
    )
