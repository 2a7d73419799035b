"""Makes the view of a scene: which screen, and what stands around it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.board import called_of, ready_line
from kiosk.presenters.numbered import number_page
from kiosk.presenters.opened import Opened
from kiosk.presenters.pages import Attract, Browsing, Choosing, Reviewing, ShowingNumber
from kiosk.presenters.panels.chest import panel_view, tools
from kiosk.presenters.panels.help import notice
from kiosk.presenters.roomwords import room_note
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.shelf import Shelf
from kiosk.presenters.shut import Shut
from kiosk.presenters.termwords import announcement
from kiosk.presenters.views import ButtonView, CountdownView, DarkView, FrameView, View
from kiosk.presenters.wording import Sayer
from kiosk.presenters.words import Words


def view_of(scene: Scene, setting: Setting) -> View:
    """The view of a scene. A number on the glass and an order on its way stay when the
    window closes; everything else waits behind the closed screen.
    """
    sayer, page, frame = _sayer(scene, setting), scene.page, _frame(scene, setting)
    if isinstance(page, ShowingNumber):
        words = setting.languages[scene.language]
        return number_page(words, page.order, scene.status, frame, handout=setting.handout)
    if isinstance(page, Reviewing) and page.placing:
        return sayer.basket_page(scene.basket, scene.status, frame, placing=True)
    if _stands_shut(scene):
        # What was last remarked is of the screen behind; this one says all there is to say.
        frame = replace(frame, remark="", ready="")
        return _shut(scene, setting).page(
            scene.status, frame, keeps_basket=bool(scene.basket.lines), turn=scene.turn
        )
    return _open_view(scene, setting, sayer, frame)


def _stands_shut(scene: Scene) -> bool:
    """Nobody may order; while ordering only pauses, who is here already may look at everything."""
    if scene.starting and not scene.status.terms.closed:
        return False
    pauses = scene.status.terms.pause is not None and isinstance(scene.page, Attract)
    return not scene.status.is_open or pauses


def _shut(scene: Scene, setting: Setting) -> Shut:
    """Everybody is told in the window's language, this guest's, and English."""
    wanted = dict.fromkeys((next(iter(setting.languages)), scene.language, "en"))
    spoken = {code: setting.languages[code] for code in wanted if code in setting.languages}
    return Shut(setting.window_name, spoken, scene.language)


def _open_view(scene: Scene, setting: Setting, sayer: Sayer, frame: FrameView) -> View:
    page, words, visit = scene.page, setting.languages[scene.language], scene.visit
    terms = scene.status.terms
    if isinstance(page, Browsing):
        shelf = Shelf(words, visit.language, scene.offer, visit.wishes, visit.basket, terms)
        return shelf.menu_page(setting.window_name, page.section_id, frame)
    if isinstance(page, Choosing):
        opened = Opened(words, visit.language, scene.offer, visit.wishes, visit.basket, terms)
        return opened.drink_page(page, frame)
    if isinstance(page, Reviewing):
        return sayer.basket_page(scene.basket, scene.status, frame, placing=page.placing)
    return sayer.attract(scene.status, frame)


def _sayer(scene: Scene, setting: Setting) -> Sayer:
    return Sayer(
        words=setting.languages[scene.language],
        offer=scene.newest,
        wishes=scene.visit.wishes,
        window_name=setting.window_name,
        languages=tuple(setting.languages.values()),
        language=scene.language,
        codes=tuple(setting.languages),
        legal_age=setting.legal_age,
        turn=scene.turn,
        terms=scene.status.terms,
    )


def _frame(scene: Scene, setting: Setting) -> FrameView:
    words = setting.languages[scene.language]
    countdown = None
    if scene.seconds_left is not None:
        countdown = CountdownView(
            text=words.tr("Are you still there?"),
            seconds=scene.seconds_left,
            stay=ButtonView(words.tr("Yes, still here")),
        )
    return FrameView(
        virtual=setting.virtual,
        remark=scene.remark
        or room_note(words, scene.page, scene.basket, scene.status.terms)
        or _announcement(scene, words),
        countdown=countdown,
        tools=tools(words),
        panel=None if scene.panel is None else panel_view(scene.panel, scene, setting),
        reading=scene.visit.reading,
        dark=_dark(scene, setting) if scene.dark else None,
        wipe=_wipe(words, setting),
        language=scene.language,
        called=called_of(words, scene.called),
        ready="" if isinstance(scene.page, Attract) else ready_line(words, scene.status),
        guest=scene.guest,
        notice=notice(scene.visit.call, words, setting.zone),
    )


def _wipe(words: Words, setting: Setting) -> tuple[str, ...]:
    everybody = (words, *setting.languages.values())
    return tuple(dict.fromkeys(each.tr("Please wipe the screen") for each in everybody))


def _announcement(scene: Scene, words: Words) -> str:
    """Last orders, a ban, a pause: for who still chooses."""
    is_served = isinstance(scene.page, ShowingNumber)
    return "" if is_served else announcement(words, scene.status.terms)


def _dark(scene: Scene, setting: Setting) -> DarkView:
    words = setting.languages[scene.language]
    text = words.tr("Touch to order") if scene.status.is_open else ""
    return DarkView(name=setting.window_name, text=text)
