"""What is new on the glass and must be heard wherever a listener is: she cannot glance at it."""

from __future__ import annotations

import re

from kiosk.presenters.aloud.spoken import sentences
from kiosk.presenters.views import AttractView, ClosedView, DrinkView, MenuView, NumberView, View

_NUMBERS = re.compile(r"\d+")


class News:
    """Remembers what was told. A text of which only a number has changed is not told again:
    minutes run, and she hears them where they stand.
    """

    def __init__(self) -> None:
        self._told: dict[str, str] = {}
        self._in_the_glass: tuple[str, ...] = ()

    def of(self, view: View) -> tuple[str, ...]:
        """What is to be told now; nothing is told twice."""
        frame = view.frame
        texts = {"notice": frame.notice, "remark": frame.remark}
        if isinstance(view, AttractView | ClosedView | NumberView):
            texts["called"] = frame.called.text if frame.called else ""
        if isinstance(view, MenuView):
            texts["empty"] = view.empty
        told = [text for kind, text in texts.items() if self._is_new(kind, text)]
        more = (self._basket(view), self._estimate(view), *self._glass(view))
        return tuple(filter(None, (*told, *more)))

    def _is_new(self, kind: str, text: str) -> bool:
        said = text if kind == "called" else _NUMBERS.sub("", text)
        is_new = said != self._told.get(kind, "")
        self._told[kind] = said
        return is_new and bool(text)

    def _basket(self, view: View) -> str:
        """How many drinks she has now: said when she comes back from adding one."""
        if not isinstance(view, MenuView):
            return ""
        bar = sentences(view.basket.summary, view.basket.total)
        before, self._told["basket"] = self._told.get("basket"), bar
        return bar if view.basket.action.enabled and bar != before else ""

    def _glass(self, view: View) -> tuple[str, ...]:
        """What a choice has brought into the open drink, or taken out: it was read before."""
        if not isinstance(view, DrinkView):
            return ()
        now = (view.drink_id, view.warning, view.allergens, view.spared)
        before, self._in_the_glass = self._in_the_glass, now
        if before[:1] != now[:1]:
            return ()
        changed = (new for old, new in zip(before, now, strict=True) if new != old)
        return tuple(dict.fromkeys(changed))

    def _estimate(self, view: View) -> str:
        """That it is her turn, or takes longer; what it was at first she hears in its place."""
        if not isinstance(view, NumberView):
            return ""
        is_first = "estimate" not in self._told
        return view.estimate if self._is_new("estimate", view.estimate) and not is_first else ""
