"""The figures of a day on paper: the closing report, and the same so far.

Told in the order in which somebody asks who has not been there: is the money right, what was it
for, what went wrong, is anything missing. One thing a row, its amount at the right edge; what did
not happen is not mentioned, except where its absence is the good news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hardware.printer.document import Align, Code, Cut, Document, Element, Feed, Line, Pair, Rule
from kiosk.devices.layout.corrections import lay_corrected_later, lay_corrections, lay_drawer
from kiosk.devices.layout.figurewords import REASONS, joined, listed, span
from kiosk.devices.layout.sheet import BOLD, TALL, Sheet, band, loud, pager_name, sign
from kiosk.devices.layout.words import Words
from kiosk.domain.figures import DayReport, Figures, Group, Money, Settled, Share

_INDENT = 2
"""Columns by which what makes up a sum stands under it."""

_BETWEEN_CODES = 4
"""Half lines between a code and the next pager: a scanner's beam reads only one of them."""


def lay_figures(report: DayReport, words: Words, sheet: Sheet, *, window: str) -> Document:
    """The report in the staff's language. ``window`` is the name over the door."""
    teller = _Teller(report.figures, words, sheet)
    copy = (band(words.tr("COPY"), sheet), Feed()) if report.copy else ()
    return Document(
        (
            *copy,
            sign(window, sheet),
            Feed(),
            *teller.heading(),
            *teller.story(),
            *lay_corrected_later(report, words, sheet),
            *teller.pagers(report),
            *teller.foot(report),
            Cut(),
        )
    )


class _Teller:
    """Tells the figures part by part."""

    def __init__(self, figures: Figures, words: Words, sheet: Sheet) -> None:
        self._of = figures
        self._words = words
        self._sheet = sheet

    def heading(self) -> Iterator[Element]:
        """Which day, closed or not, from when until when."""
        of, words = self._of, self._words
        yield band(words.tr("CLOSING") if of.is_final else words.tr("SO FAR"), self._sheet)
        yield Feed()
        yield Line(words.date(of.day), style=TALL, align=Align.CENTRE)
        times = span(of.opened_at, of.at, words, self._sheet)
        yield Line(times, align=Align.CENTRE)
        if of.placed.numbers:
            orders = words.plural("{count} order", "{count} orders", len(of.placed.numbers))
            yield Line(orders, align=Align.CENTRE)
        yield Rule(heavy=True)

    def story(self) -> Iterator[Element]:
        """Everything that was, or was not."""
        if not self._of.placed.numbers:
            yield Line(self._words.tr("Nobody has ordered."))
            yield from lay_drawer(self._of, self._words)
            yield from lay_corrections(self._of, self._words, self._sheet)
            return
        yield from self._drawer(self._of.money)
        yield from self._handed_over(self._of.money)
        yield from self._tax(self._of.money)
        yield from lay_corrections(self._of, self._words, self._sheet)
        yield from self._left_over()
        yield from self._waiting()
        yield from self._sold_out()
        yield from self._tickets()
        yield from self._numbers()

    def foot(self, report: DayReport) -> Iterator[Element]:
        """What it is not, and by what it can be checked."""
        yield Rule()
        if report.chain:
            yield from self._chain(report)
        yield Line(self._words.tr("This is not a fiscal document."), align=Align.CENTRE)

    def _chain(self, report: DayReport) -> Iterator[Element]:
        """What `kiosk verify` says of the same night: the row of the ledger, and its chain."""
        row = self._words.tr("Check, row {row}:", row=report.chain_row)
        text = f"{row} {report.chain}"
        rows = (text,) if self._sheet.across(text) <= self._sheet.columns else (row, report.chain)
        yield from (Line(each, align=Align.CENTRE) for each in rows)

    def pagers(self, report: DayReport) -> Iterator[Element]:
        """Which nobody has brought back; a closed day's with the code that frees each."""
        words, missing = self._words, self._of.pagers_missing
        if not missing:
            return
        yield from self._part(words.tr("Missing pagers"))
        yield Line(listed(missing), style=loud(len(listed(missing)), self._sheet))
        if report.pagers:
            yield Line(words.tr("Scan each one that is found:"))
        for place, pager in enumerate(report.pagers):
            yield Feed(_BETWEEN_CODES if place else 1)
            yield pager_name(pager.number, words, self._sheet)
            yield Feed()
            yield Code(pager.code, self._sheet.code, align=Align.CENTRE)

    # -- the parts of the story -----------------------------------------------------------------

    def _drawer(self, money: Money) -> Iterator[Element]:
        words = self._words
        if money.cash_given_back_cents:
            yield self._sum(words.tr("Cash taken"), money.cash_taken_cents)
            returned = words.paper_money(-money.cash_given_back_cents)
            yield from self._ends(words.tr("given back"), money.given_back.numbers, returned)
        yield Pair(words.tr("Takings in cash"), words.paper_money(money.cash_cents), style=TALL)
        if money.to_give_back.numbers:
            owed = words.tr("of this to be given back")
            yield from self._group(owed, money.to_give_back, indent=_INDENT)
        yield from lay_drawer(self._of, words)

    def _handed_over(self, money: Money) -> Iterator[Element]:
        words, done = self._words, self._of.collected
        if not done.numbers:
            return
        yield from self._part(words.tr("Handed over"))
        drinks = self._of.drinks
        wide = len(str(drinks[0].quantity)) if drinks else 1
        for each in drinks:
            yield Pair(
                each.name,
                words.paper_money(each.cents),
                indent=wide + 1,
                mark=str(each.quantity).rjust(wide),
            )
        yield Rule()
        orders = words.plural("{count} order", "{count} orders", len(done.numbers))
        count = sum(each.quantity for each in drinks)
        glasses = words.plural("{count} drink", "{count} drinks", count)
        total = words.tr("{orders}, {drinks}", orders=orders, drinks=glasses)
        yield Pair(total, words.paper_money(money.handed_over_cents), style=BOLD)
        yield from self._ways(money)

    def _ways(self, money: Money) -> Iterator[Element]:
        """How it was paid, where not all of it was paid at the hatch."""
        words = self._words
        if not money.free and not money.not_paid.numbers:
            return
        paid = money.handed_over_cents - money.free_cents - money.not_paid.cents
        yield self._sum(words.tr("paid in cash"), paid, indent=_INDENT)
        for each in money.free:
            yield from self._group(REASONS[each.why](words), each, indent=_INDENT)
        if money.not_paid.numbers:
            yield from self._group(words.tr("not paid"), money.not_paid, indent=_INDENT)

    def _tax(self, money: Money) -> Iterator[Element]:
        """By rate: in what was paid, then in what was not, as far as there is any of it."""
        words = self._words
        for settled, title in (
            (Settled.CASH, words.tr("VAT in what was paid")),
            (Settled.IN_PARTS, words.tr("VAT in what was paid in part")),
            (Settled.FREE, words.tr("VAT in what was given for free")),
            (Settled.NOT_PAID, words.tr("VAT in what was not paid")),
        ):
            found = [share for share in money.shares if share.settled is settled]
            if found:
                yield from self._part(title)
                yield from map(self._share, found)

    def _share(self, share: Share) -> Element:
        words = self._words
        rate, amount = words.percent(share.bp), words.paper_money(share.cents)
        return self._sum(words.tr("{rate} in {amount}", rate=rate, amount=amount), share.tax_cents)

    def _left_over(self) -> Iterator[Element]:
        """What was ordered and not handed over, and why."""
        of, words = self._of, self._words
        groups = [
            (words.tr("still open"), of.open),
            *((REASONS[each.why](words), each) for each in (*of.cancelled, *of.refused)),
            (words.tr("ready, never collected"), of.not_collected),
            (words.tr("never made"), of.not_made),
        ]
        told = [(name, group) for name, group in groups if group.numbers]
        yield from self._part(words.tr("Not handed over"))
        if not told:
            yield Line(words.tr("nothing: every order was collected"))
        for name, group in told:
            yield from self._group(name, group)

    def _waiting(self) -> Iterator[Element]:
        wait, words = self._of.wait, self._words
        if wait is None:
            return
        yield from self._part(words.tr("From order to ready"))
        half, most = int(wait.median.total_seconds()), int(wait.longest.total_seconds())
        yield Pair(words.tr("half of them within"), self._minutes(half))
        longest = (wait.longest_number,)
        yield from self._ends(words.tr("the longest"), longest, self._minutes(most))

    def _sold_out(self) -> Iterator[Element]:
        if not self._of.sold_out:
            return
        yield from self._part(self._words.tr("Sold out"))
        for each in self._of.sold_out:
            began = self._sheet.local(each.began_at).date()
            is_older = began < self._of.day  # it was the evening before that it ran out
            name = f"{each.name}, {self._words.date(began)}" if is_older else each.name
            yield Pair(name, span(each.began_at, each.ended_at, self._words, self._sheet))

    def _tickets(self) -> Iterator[Element]:
        """The papers that were not as they should be."""
        words, papers = self._words, self._of.papers
        yield from self._part(words.tr("Tickets"))
        for late in papers.late:
            minutes = words.tr("{minutes} min", minutes=late.minutes)
            yield from self._ends(words.tr("printed late"), (late.number,), minutes)
        for name, numbers in (
            (words.tr("printed more than once"), papers.twice),
            (words.tr("never printed"), papers.never),
            (words.tr("nobody knows whether printed"), papers.in_doubt),
        ):
            if numbers:
                yield Line(joined(name, numbers))
        if not any((papers.late, papers.twice, papers.never, papers.in_doubt)):
            yield Line(words.tr("each printed once, and in time"))

    def _numbers(self) -> Iterator[Element]:
        words, numbers = self._words, self._of.numbers
        first, last = numbers.first, numbers.last
        if numbers.missing:
            lost = listed(numbers.missing)
            yield Line(words.tr("numbers {first} to {last}", first=first, last=last))
            yield Feed()
            yield band(words.tr("MISSING: {numbers}", numbers=lost), self._sheet)
        else:
            text = words.tr("numbers {first} to {last}: none is missing", first=first, last=last)
            yield Line(text)

    # -- the rows -------------------------------------------------------------------------------

    def _part(self, title: str) -> Iterable[Element]:
        return (Feed(2), Line(title, style=BOLD))

    def _sum(self, text: str, cents: int, *, indent: int = 0) -> Element:
        return Pair(text, self._words.paper_money(cents), indent=indent)

    def _group(self, name: str, group: Group, *, indent: int = 0) -> Iterator[Element]:
        """What is said of some orders, which these are, and what they come to."""
        amount = self._words.paper_money(group.cents)
        yield from self._ends(name, group.numbers, amount, indent=indent)

    def _ends(
        self, name: str, numbers: tuple[int, ...], right: str, *, indent: int = 0
    ) -> Iterator[Element]:
        """In one row, or where the paper is too narrow the numbers in a row of their own."""
        text = joined(name, numbers)
        if indent + self._sheet.across(text) + 1 + self._sheet.across(right) <= self._sheet.columns:
            yield Pair(text, right, indent=indent)
        else:
            yield Line(f"{name}:", indent=indent)
            yield Pair(listed(numbers), right, indent=indent + _INDENT)

    def _minutes(self, seconds: int) -> str:
        """Minutes and seconds as a stop watch shows them."""
        time = f"{seconds // 60}:{seconds % 60:02d}"
        return self._words.tr("{minutes} min", minutes=time)
