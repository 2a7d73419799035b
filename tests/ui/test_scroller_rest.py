"""What scrolls comes to rest, also where its words fit only in the room that is left to arrows."""

from __future__ import annotations

from tests.ui.pilot import Pilot


def test_words_that_fit_only_beside_the_arrows_come_to_rest_and_nothing_is_drawn(
    pilot: Pilot,
) -> None:
    from kivy.uix.widget import Widget

    from kiosk.ui.metrics import Metrics
    from kiosk.ui.widgets.scroller import Scroller

    turns: list[float] = []
    content = Widget(size_hint=(None, None), height=100)

    def set_words(_: Widget, width: float) -> None:
        turns.append(width)
        content.height = 500 if width > 350 else 100  # as larger letters that need more lines

    content.bind(width=set_words)
    scroller = Scroller(m=Metrics(540, 960))
    scroller.add_widget(content)
    pilot.show(scroller, size=(400, 300))
    assert len(turns) < 30
    assert content.width < 350
    assert pilot.redraws(1.0) == 0
    scroller.width = 420
    pilot.frames(3)
    assert len(turns) < 60
    assert pilot.redraws(1.0) == 0
