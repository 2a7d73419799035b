"""An order placed by ear: previous, next, choose, and nothing that must be seen."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.presenters.scene import Setting
from kiosk.presenters.views import AloudView, AttractView, BasketView, NumberView
from kiosk.services.ordering import NotPlaced, NotPlacedWhy
from tests.fakes import PlainWords
from tests.presenters.visiting import Visit


@dataclass
class RecordedVoice:
    """Remembers what was said, and in which language."""

    said: list[tuple[str, str]] = field(default_factory=list)
    hushed: int = 0
    trouble: str = ""

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))

    def hush(self) -> None:
        self.hushed += 1

    @property
    def last(self) -> str:
        return self.said[-1][0]


class Listener(Visit):
    """A guest who hears the screen."""

    def __init__(self, *, spoken: frozenset[str] = frozenset({"it", "en"})) -> None:
        setting = Setting("Finestra 43", {"it": PlainWords(), "en": PlainWords()}, spoken=spoken)
        super().__init__(setting=setting)
        self.voice = RecordedVoice()
        self.guest.voice = self.voice

    @property
    def aloud(self) -> AloudView:
        aloud = self.view.frame.aloud
        assert aloud is not None
        return aloud

    def hear(self, words: str) -> None:
        """Go on until these words come; fails at the end of the screen."""
        for _ in range(100):
            if words in self.aloud.text:
                return
            assert self.aloud.following.enabled, f"{words!r} is never said"
            self.guest.listen(1)
            assert self.voice.last == self.aloud.text
        raise AssertionError(f"{words!r} is not said in a hundred steps")

    def choose(self, words: str) -> None:
        self.hear(words)
        self.guest.choose_heard()


@pytest.fixture
def listener() -> Listener:
    return Listener()


def test_an_order_is_placed_by_ear_alone(listener: Listener) -> None:
    listener.guest.read_aloud()
    assert listener.voice.last.startswith("Reading aloud.")
    listener.choose("Open the menu")
    listener.choose("Negroni")
    listener.choose("Add")
    listener.choose("See your order")
    assert isinstance(listener.view, BasketView)
    listener.hear("Hold to order. Keep your finger on it")
    assert listener.aloud.hold
    listener.guest.choose_heard()
    listener.answer(number=42)
    assert isinstance(listener.view, NumberView)
    assert listener.voice.last.endswith(
        "Your number: 42. Once more: 42. Take pager 7. €9.00 to pay at the window"
    )


def test_every_screen_begins_with_what_it_is_and_says_it_once(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    before = len(listener.voice.said)
    assert listener.voice.last.startswith("The menu")
    listener.guest.touched()
    listener.guest.status_changed(listener.guest.status)
    assert len(listener.voice.said) == before


def test_at_either_end_what_is_there_is_said_again(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.listen(-1)
    assert listener.voice.last == "This is the beginning. Finestra 43"
    assert not listener.aloud.previous.enabled
    listener.guest.listen(99)
    assert listener.voice.last == "This is the end. Stop reading aloud"
    listener.guest.listen(0)
    assert listener.voice.last == "Stop reading aloud"


def test_what_cannot_be_chosen_does_nothing_and_is_said_to_do_nothing(listener: Listener) -> None:
    listener.guest.read_aloud()
    assert not listener.aloud.choose.enabled
    listener.guest.choose_heard()
    assert isinstance(listener.view, AttractView)
    assert listener.voice.last == "There is nothing to choose here. Finestra 43"


def test_a_choice_is_heard_where_the_listener_is(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    listener.choose("Negroni")
    listener.choose("Amaro")
    assert "chosen" in listener.voice.last


def test_a_panel_is_read_instead_of_what_lies_under_it(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    listener.choose("Help")
    assert listener.voice.last.startswith("Help")
    listener.choose("Close")
    assert listener.voice.last.startswith("The menu")


def test_reading_aloud_is_switched_on_and_off_among_the_ways_of_reading(
    listener: Listener,
) -> None:
    listener.guest.open_panel("reading")
    listener.guest.choose_in_panel("aloud", "on")
    assert listener.view.frame.aloud is not None
    listener.guest.choose_in_panel("aloud", "off")
    assert listener.view.frame.aloud is None
    assert listener.voice.last == "Reading aloud has ended."


def test_without_a_voice_nothing_is_read(listener: Listener) -> None:
    listener.guest.voice = None
    listener.guest.read_aloud()
    assert listener.view.frame.aloud is None


def test_the_next_guest_is_not_read_to(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.order_one()
    listener.answer()
    listener.guest.next_guest()
    assert listener.view.frame.aloud is None
    assert listener.voice.last == "Reading aloud has ended."


def test_a_finger_in_the_corner_ends_the_reading_too(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.read_aloud()
    assert listener.view.frame.aloud is None
    assert listener.voice.last == "Reading aloud has ended."


def test_one_more_is_said_again_when_it_was_chosen(listener: Listener) -> None:
    listener.guest.read_aloud()
    listener.guest.start()
    listener.choose("Negroni")
    listener.hear("One more")
    said = len(listener.voice.said)
    listener.guest.choose_heard()
    assert len(listener.voice.said) == said + 1


def test_a_remark_is_not_left_standing_in_another_language(listener: Listener) -> None:
    listener.order_one()
    listener.desk.replies[-1](NotPlaced(NotPlacedWhy.NOT_SAVED))
    assert listener.view.frame.remark
    listener.guest.choose_language("en")
    assert not listener.view.frame.remark
