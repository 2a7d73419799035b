"""What the bartender said of his evening: what ran out, and when he paused."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer

from kiosk.domain.cards import GoodsKind
from kiosk.domain.pause import PauseWhy
from kiosk.domain.shortage import Ended
from kiosk.storage.blocks import moment, only, row_id, rule, table, text, word

shortages = table(
    "shortages",
    row_id(),
    text("window"),
    word("kind", GoodsKind),
    text("name"),
    moment("began_at"),
    moment("until", nullable=True),
    moment("ended_at", nullable=True),
    word("ended", Ended, nullable=True),
    text("staff_name"),
    text("numbers"),
    Column("job_id", Integer, ForeignKey("print_jobs.id")),
    rule("ended_somehow", "(ended_at IS NULL) = (ended IS NULL)"),
)
Index("ix_shortages_began_at", shortages.c.window, shortages.c.began_at)
Index("ix_shortages_job_id", shortages.c.job_id)
_lacking = shortages.c.ended_at.is_(None)
only(
    "uq_shortages_one_open",
    shortages.c.window,
    shortages.c.kind,
    shortages.c.name,
    where=_lacking,
    unique=True,
)

pauses = table(
    "pauses",
    row_id(),
    text("window"),
    word("why", PauseWhy),
    moment("began_at"),
    moment("until", nullable=True),
    moment("ended_at", nullable=True),
)
_pausing = pauses.c.ended_at.is_(None)
only("uq_pauses_one_open", pauses.c.window, where=_pausing, unique=True)
