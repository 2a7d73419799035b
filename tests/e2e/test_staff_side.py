"""The staff screen's desk in a whole window: a PIN, a test paper, and a ticket's number typed."""

from __future__ import annotations

from kiosk.bootstrap import real_world
from kiosk.bootstrap.staffside import staff_opener
from kiosk.config import load_config
from kiosk.domain.staffpin import hash_pin
from kiosk.presenters.staff.presenter import StaffPresenter
from tests.e2e.conftest import Place
from tests.e2e.window import HeadlessWindow

PIN = f'[staff]\npin = "{hash_pin("4829", bytes(16))}"\n'


def _staff(place: Place, window: HeadlessWindow) -> StaffPresenter:
    config = load_config(place.config_file)
    opener = staff_opener(config, window.presenter, real_world(), lambda: window.engine.staff_desk)
    assert opener is not None
    return opener()


def _type(staff: StaffPresenter, digits: str) -> None:
    for digit in digits:
        staff.type_digit(digit)
    staff.done()


def _says(staff: StaffPresenter, key: str, word: str) -> bool:
    staff.touched()
    staff.tick()
    items = staff.view.items if staff.view is not None else ()
    return any(each.key == key and word in each.detail for each in items)


def test_a_pin_opens_it_and_what_it_does_comes_about(place: Place) -> None:
    place.configure(PIN)
    bar = place.plug_in_printer("bar")
    with place.window() as window:
        window.until_open()
        staff = _staff(place, window)
        staff.knock()
        _type(staff, "4829")
        window.until(lambda: staff.view is not None and staff.view.tabs, "the PIN opens it")
        staff.show_page("devices")
        staff.choose("test bar")
        window.until(lambda: len(bar.pages) == 1, "the test paper is there")
        window.until(lambda: _says(staff, "test bar", "conferma"), "its proof is told")
        staff.close()
        window.order_a_negroni()
        staff.knock()
        _type(staff, "4829")
        window.until(lambda: staff.view is not None and staff.view.tabs, "the PIN opens it")
        staff.show_page("number")
        _type(staff, "1")
        window.until(lambda: window.presenter.status.ready == (1,), "the number is on the board")


def test_without_a_pin_there_is_no_staff_screen(place: Place) -> None:
    config = load_config(place.config_file)
    window = place.window()
    assert staff_opener(config, window.presenter, real_world(), lambda: None) is None
