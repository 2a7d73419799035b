"""Every text that a seeing guest sees is spoken, too; what is left out is named here, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from kiosk.assets import asset
from kiosk.devices.speech import LANGUAGES as SPOKEN
from kiosk.i18n import Translator, Translators
from kiosk.presenters.aloud.script import script_of
from kiosk.presenters.views import BasketView, FrameView, MenuView, View
from tests.ui import samples
from tests.ui.samplepanels import OWN_NAMES
from tests.ui.samplewords import LANGUAGES, Language

NAMES_FOR_THE_PROGRAM = {
    "drink_id",
    "section_id",
    "option_id",
    "group_id",
    "choice_id",
    "order_key",
    "code",
    "kind",
    "panel",
    "sign",
    "language",
    "picture",
    "pictures",
    "reading",
}

LEFT_OUT = {
    "AttractView.invitations": "a listener does not touch the glass: she hears 'Open the menu'",
    "LanguageView.name": "each in its own voice; one without a voice would be silence",
    "MenuView.window_name": "said on the first screen",
    "CardView.take": "a plus sign; she opens the drink and hears what is in it",
    "DrinkView.fewer": "a sign; said as 'One fewer'",
    "DrinkView.more": "a sign; said as 'One more'",
    "BasketLineView.fewer": "a sign; said as 'One fewer'",
    "BasketLineView.more": "a sign; said as 'One more'",
    "BasketLineView.remove": "said as 'Take it out', with the drink's name",
    "BoardView.newest": "one of those that are ready",
    "CalledView.word": "said in the line of ready numbers",
    "CalledView.numbers": "said in the line of ready numbers, on the board, and as they are called",
    "CalledView.more": "the line of ready numbers counts them",
    "FrameView.virtual": "for whoever builds the window, in the staff's language",
    "FrameView.aloud": "what is being read",
    "FrameView.dark": "nobody is here",
    "FrameView.wipe": "only while it rains on the glass",
}


def _texts(view: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a view with the name of its field."""
    if isinstance(view, str):
        yield from ((where, line) for line in view.split("\n") if line)
    elif isinstance(view, tuple):
        for each in view:
            yield from _texts(each, where)
    elif is_dataclass(view):
        for field in fields(view):
            name = f"{type(view).__name__}.{field.name}"
            if field.name not in NAMES_FOR_THE_PROGRAM and name not in LEFT_OUT:
                yield from _texts(getattr(view, field.name), name)


def _seen(view: View) -> Iterator[tuple[str, str]]:
    """What can be seen: what lies over the screen covers it."""
    frame = view.frame
    if frame.countdown:
        yield from _texts(frame.countdown)
    elif frame.panel:
        yield from _texts(frame.panel)
    else:
        yield from _texts(view)


def _is_excused(where: str, text: str, view: View) -> bool:
    """A title without numbers is not drawn; advice is said with a button that lives; that
    nothing is chosen says that there is nothing to see; the line of ready numbers says who is
    called; a language without a voice would be silence.
    """
    board = getattr(view, "board", None)
    if isinstance(view, MenuView) and text == view.basket.action.text:
        return not view.basket.action.enabled
    if isinstance(view, BasketView) and where == "BasketView.keep":
        return not view.order.enabled
    if where == "PanelChoiceView.text":
        return text in {OWN_NAMES[code] for code in set(OWN_NAMES) - SPOKEN}
    if where == "BoardView.ready_title":
        return not (board and board.ready)
    if where == "BoardView.making_title":
        return not (board and board.making)
    return where == "CalledView.text" and bool(view.frame.ready)


@pytest.fixture(scope="module", params=LANGUAGES.values(), ids=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    language: Language = request.param
    return language


@pytest.fixture
def words(language: Language) -> Translator:
    return Translators(asset("locales")).for_language(language.code)


def _scenes(language: Language) -> dict[str, View]:
    views = samples.every_view(language)
    asked = samples.basket(language)
    panel = views["panel-reading"]
    count = samples.countdown(language)
    return views | {
        "asked": replace(asked, frame=replace(asked.frame, countdown=count)),
        "asked-panel": replace(panel, frame=replace(panel.frame, countdown=count)),
    }


def test_every_text_of_every_screen_is_spoken(language: Language, words: Translator) -> None:
    unsaid = set()
    for name, view in _scenes(language).items():
        said = "\n".join(each.text for each in script_of(view, words, SPOKEN))
        for where, text in _seen(view):
            if text.rstrip(". ") not in said and not _is_excused(where, text, view):
                unsaid.add((name, where, text))
    assert unsaid == set()


def test_what_is_left_out_is_left_out_of_something() -> None:
    """A name that nothing has any more excuses nothing."""
    from kiosk.presenters import views

    for name in LEFT_OUT:
        kind, field = name.split(".")
        assert field in {each.name for each in fields(getattr(views, kind))}, name


def test_everything_that_can_be_chosen_says_how_it_stands(
    language: Language, words: Translator
) -> None:
    chosen, free = words.tr("chosen"), words.tr("not chosen")
    views = samples.every_view(language)
    for name in ("panel-reading", "menu-spared", "drink-choices"):
        for each in script_of(views[name], words, SPOKEN):
            if each.values == ("without",):
                continue  # its own words say what stands in the panel it opens
            if each.verb in {"choose_in_panel", "choose_option", "wish"} and each.enabled:
                assert each.text.endswith((chosen, free)), each.text


def test_what_cannot_be_chosen_is_said_to_be_so_with_the_reason(
    language: Language, words: Translator
) -> None:
    view = samples.every_view(language)["drink-choices"]
    dead = [
        each.text
        for each in script_of(view, words, SPOKEN)
        if each.verb == "choose_option" and not each.enabled
    ]
    assert dead[0].endswith(language.words["contains_milk"])
    assert dead[1].endswith(language.words["sold_out"])
    plain = script_of(samples.drink(language), words, SPOKEN)
    assert any(each.text.endswith(words.tr("cannot be chosen")) for each in plain)


def test_no_sentence_ends_twice_or_runs_into_the_next(
    language: Language, words: Translator
) -> None:
    for view in _scenes(language).values():
        for each in script_of(view, words, SPOKEN):
            assert ".." not in each.text
            assert "\n" not in each.text
            assert each.text == each.text.strip()


def test_a_frame_alone_is_read_with_its_tools(language: Language, words: Translator) -> None:
    closed = replace(samples.closed(language), frame=FrameView(remark="...", virtual="x"))
    assert [each.verb for each in script_of(closed, words, SPOKEN)].count("hush") == 1
