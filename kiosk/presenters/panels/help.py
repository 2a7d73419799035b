"""Help: the bartender is called with one touch, and she reads what became of it."""

from __future__ import annotations

from datetime import tzinfo

from kiosk.domain.help import HelpStand
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelView
from kiosk.presenters.visit import Call
from kiosk.presenters.words import Words


def view(scene: Scene, setting: Setting) -> PanelView:
    """What it does, one button, and what became of it."""
    words, call = setting.languages[scene.language], scene.visit.call
    say = words.tr
    return PanelView(
        kind=PanelKind.HELP,
        title=say("Help"),
        text=say("The bartender is behind this wall, and comes to the window if you call.")
        if call is None
        else _what_became_of(call, words, setting.zone),
        action=_action(call, words),
        close=ButtonView(say("Close")),
    )


def notice(call: Call | None, words: Words, zone: tzinfo) -> str:
    """The same in a few words, for whatever screen follows."""
    if call is None:
        return ""
    match call.standing.stand:
        case HelpStand.SENDING:
            return words.tr("Calling the bartender…")
        case HelpStand.SENT:
            return words.tr("The bartender has been called")
        case HelpStand.SEEN:
            return _seen(call, words, zone)
        case HelpStand.UNKNOWN | HelpStand.NOT_SENT:
            return words.tr("Please knock at the window")


def _what_became_of(call: Call, words: Words, zone: tzinfo) -> str:
    say = words.tr
    match call.standing.stand:
        case HelpStand.SENDING:
            return say("Calling the bartender…")
        case HelpStand.SENT if call.again:
            return say("The bartender has already been called, and comes as soon as possible.")
        case HelpStand.SENT:
            return say("The bartender has been called, and comes as soon as possible.")
        case HelpStand.SEEN:
            return _seen(call, words, zone)
        case HelpStand.UNKNOWN:
            return say("It is not certain that the call came through. Please knock at the window.")
        case HelpStand.NOT_SENT:
            return say("The bartender could not be called. Please knock at the window.")


def _seen(call: Call, words: Words, zone: tzinfo) -> str:
    at = call.standing.seen_at
    if at is None:
        return words.tr("The bartender has been called")
    return words.tr("The bartender has seen it, {time}", time=words.clock(at.astimezone(zone)))


def _action(call: Call | None, words: Words) -> ButtonView:
    if call is None:
        return ButtonView(words.tr("Call the bartender"))
    is_calling = call.standing.stand is HelpStand.SENDING
    return ButtonView(words.tr("Call again"), enabled=not is_calling)
