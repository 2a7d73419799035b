"""What closes a torn-off beginning, so that nothing is printed onto the same piece of paper."""

from __future__ import annotations

from hardware.printer.document import Cut, Document, Feed, Line
from kiosk.devices.layout.sheet import TALL
from kiosk.devices.layout.words import Words


def lay_fragment_end(words: Words) -> Document:
    """A feed, "interrupted" in the staff's language, a cut."""
    return Document((Feed(2), Line(words.tr("interrupted"), style=TALL), Cut()))
