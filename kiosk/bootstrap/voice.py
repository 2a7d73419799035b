"""The voice that reads the screen aloud, if the owner wrote one down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bootstrap.staff import Staff
from kiosk.config import Config
from kiosk.config.settings import SpeechSettings

if TYPE_CHECKING:
    from kiosk.ports.speech import Speaker
    from kiosk.services.talking import Talker

A_SENTENCE_AT_MOST_S = 120.0
"""Seconds a voice may be at one text: the longest takes half a minute."""


def employ_voice(config: Config, staff: Staff) -> Talker | None:
    """A worker that speaks, or None where nobody should."""
    if config.speech is None:
        return None
    from kiosk.services.talking import Talker

    talker = Talker(_speaker(config.speech))
    beat = staff.beat("voice", within_s=A_SENTENCE_AT_MOST_S)
    staff.employ("voice", talker.run, interrupt=talker.wake, nudge=talker.wake, beat=beat)
    return talker


def spoken_languages(config: Config) -> frozenset[str]:
    """The window's languages that can be read aloud here."""
    if config.speech is None:
        return frozenset()
    from kiosk.devices.speech import LANGUAGES

    return LANGUAGES & set(config.window.languages)


def _speaker(settings: SpeechSettings) -> Speaker:
    from kiosk.devices.speech import EspeakSpeaker, VirtualSpeaker

    return VirtualSpeaker() if settings.is_virtual else EspeakSpeaker(settings.device)
