"""A changed menu is taken in when it stands; a broken one leaves the old one in service."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.health import Trouble, Verdict
from kiosk.domain.menu import Menu, Offer
from kiosk.menufile import load_menu
from kiosk.services.catalogue import Catalogue, MenuFile
from tests.e2e.waiting import until
from tests.fakes import SetClock
from tests.menufiles import SMALLEST, written

ROME = ZoneInfo("Europe/Rome")
DEARER = SMALLEST.replace("9.50", "10.50")
AT_NIGHT = SMALLEST.replace('name = "A"', 'name = "A"\nfrom = "22:00"\nuntil = "23:30"', 1)


class Book:
    """A catalogue over a real file, and what it told."""

    def __init__(self, folder: Path, text: str = SMALLEST) -> None:
        self.path = written(folder, text)
        self.clock = SetClock()  # 23:10 in Rome
        self.told: list[Offer] = []
        file = MenuFile(lambda: load_menu(self.path), self._stamp)
        self.catalogue = Catalogue(file, self.clock, ROME, changed=self.told.append)

    def look_twice(self) -> None:
        self.catalogue.look()
        self.catalogue.look()

    @property
    def cents(self) -> int:
        return next(self.catalogue.offer.menu.drinks()).price_cents

    def _stamp(self) -> object:
        try:
            about = self.path.stat()
        except OSError as error:
            return str(error)
        return (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def test_a_changed_file_is_taken_in(book: Book) -> None:
    book.path.write_text(DEARER)
    book.look_twice()
    assert book.cents == 1050
    assert [next(offer.drinks()).price_cents for offer in book.told] == [1050]


def test_a_file_put_in_the_place_of_the_old_one_is_taken_in(book: Book) -> None:
    beside = book.path.with_name("menu.new")
    beside.write_text(DEARER)
    beside.replace(book.path)
    book.look_twice()
    assert book.cents == 1050


def test_a_file_that_is_being_written_is_left_alone_until_it_stands(book: Book) -> None:
    book.path.write_text(DEARER[:200])
    book.catalogue.look()
    book.path.write_text(DEARER)
    book.catalogue.look()
    assert (book.cents, book.catalogue.health.verdict) == (950, Verdict.WORKS)
    book.catalogue.look()
    assert (book.cents, book.catalogue.health.verdict) == (1050, Verdict.WORKS)


def test_a_broken_file_leaves_the_old_menu_and_says_why_once(
    book: Book, caplog: pytest.LogCaptureFixture
) -> None:
    book.path.write_text(SMALLEST.replace("9.50", '"dear"'))
    with caplog.at_level(logging.INFO, logger="kiosk.services.catalogue"):
        for _ in range(5):
            book.catalogue.look()
    (record,) = caplog.records
    assert 'drink[1] "gin".price: found "dear"' in record.getMessage()
    assert book.cents == 950
    assert book.catalogue.health.troubles == (Trouble.BROKEN_FILE,)


def test_a_file_that_was_mended_is_in_service_again(book: Book) -> None:
    book.path.write_text("nothing")
    book.look_twice()
    book.path.write_text(DEARER)
    book.look_twice()
    assert (book.cents, book.catalogue.health.verdict) == (1050, Verdict.WORKS)


def test_a_file_that_is_gone_leaves_the_old_menu(book: Book) -> None:
    book.path.unlink()
    book.look_twice()
    assert (book.cents, book.catalogue.health.verdict) == (950, Verdict.FAILS)


def test_a_file_only_touched_changes_nothing(book: Book) -> None:
    menu = book.catalogue.offer.menu
    book.path.write_text(SMALLEST)
    book.look_twice()
    assert book.catalogue.offer.menu is menu
    assert book.told == []


def test_what_is_marked_as_sold_out_in_the_file_is_sold_out(book: Book) -> None:
    book.path.write_text(SMALLEST.replace('name = "gin"\n', 'name = "gin"\nsold_out = true\n', 1))
    book.look_twice()
    (offer,) = book.told
    assert not offer.availability.can_make(next(offer.menu.drinks()))


def test_a_sections_time_comes_and_goes_without_anybody_touching_the_file(tmp_path: Path) -> None:
    book = Book(tmp_path, AT_NIGHT)
    assert [section.section_id for section in book.catalogue.offer.sections] == ["a"]
    book.clock.advance(21 * 60)
    book.catalogue.look()
    assert book.catalogue.offer.sections == ()
    book.catalogue.look()
    assert len(book.told) == 1


def test_without_a_good_menu_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="price"):
        Book(tmp_path, SMALLEST.replace("price = 9.50\n", ""))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.unlink(), "no readable file"),
        (lambda path: (path.unlink(), path.mkdir()), "no readable file"),
        (lambda path: path.write_bytes(b"\xff" * 99), "UTF-8"),
        (lambda path: path.write_text("x = " + "[" * 9_000, "utf-8"), "nested"),
        (lambda path: path.write_text("#" * 1_000_001, "utf-8"), "more than a megabyte"),
        (lambda path: path.write_text(SMALLEST[: len(SMALLEST) // 2], "utf-8"), "found"),
        (lambda path: path.write_text("", "utf-8"), "languages"),
    ],
)
def test_whatever_becomes_of_the_file_the_old_menu_stays_and_the_log_says_why(
    book: Book, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], object], why: str
) -> None:
    spoil(book.path)
    book.look_twice()
    book.look_twice()
    assert book.cents == 950
    assert book.catalogue.health.verdict is Verdict.FAILS
    (said,) = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert said.startswith("the old menu stays in service")
    assert why in said


def test_a_file_changed_again_before_it_was_read_is_read_as_it_is_then(book: Book) -> None:
    book.path.write_text(DEARER, "utf-8")
    book.catalogue.look()
    book.path.write_text(DEARER.replace("10.50", "11.50"), "utf-8")
    book.catalogue.look()
    assert book.cents == 950  # it was written a moment ago
    book.catalogue.look()
    assert book.cents == 1150


def test_a_file_saved_while_it_is_read_is_read_once_more(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST)
    during: list[str] = []

    def read() -> Menu:
        menu = load_menu(path)
        if during:
            path.write_text(during.pop(), "utf-8")
        return menu

    file = MenuFile(read, lambda: path.read_text("utf-8"))
    catalogue = Catalogue(file, SetClock(), ROME, changed=lambda _offer: None)
    during.append(DEARER.replace("10.50", "11.50"))
    path.write_text(DEARER, "utf-8")
    for _ in range(4):
        catalogue.look()
    assert next(catalogue.offer.menu.drinks()).price_cents == 1150


def test_a_menu_of_other_languages_is_taken_in(book: Book) -> None:
    other = SMALLEST.replace('["it", "en"]', '["en", "it", "de"]')
    book.path.write_text(other, "utf-8")
    book.look_twice()
    menu = book.catalogue.offer.menu
    assert menu.languages == ("en", "it", "de")
    assert next(menu.drinks()).name.in_language("de") == "Neat gin"


class Hurried(threading.Event):
    """A flag whose waits are short."""

    def wait(self, timeout: float | None = None) -> bool:
        del timeout
        return super().wait(0.01)


def test_its_worker_looks_at_the_owners_other_file_as_well(tmp_path: Path) -> None:
    path, stop, looked = written(tmp_path, SMALLEST), Hurried(), threading.Event()
    file = MenuFile(lambda: load_menu(path), lambda: "same")
    catalogue = Catalogue(file, SetClock(), ROME, changed=lambda _offer: None, also=looked.set)
    worker = threading.Thread(target=catalogue.run, args=(stop,))
    worker.start()
    try:
        assert looked.wait(20)
    finally:
        stop.set()
        worker.join(20)


def test_its_worker_tells_what_is_on_sale_at_once_and_ends_when_told(book: Book) -> None:
    stop = threading.Event()
    worker = threading.Thread(target=book.catalogue.run, args=(stop,))
    worker.start()
    try:
        until(lambda: len(book.told) == 1, "the first offer is told")
    finally:
        stop.set()
        worker.join(30)
    assert not worker.is_alive()
