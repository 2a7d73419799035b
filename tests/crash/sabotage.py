"""Five ways to break the promise, each a small edit of a copy of the source.

They exist to prove that the checker can fail. Nothing of the product is changed: the kiosk under
test is started from the copy.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.crash.plans import How, Kill
from tests.crash.wire import ROOT

_BORROWED = ("hardware", "assets", "tests")


@dataclass(frozen=True)
class Edit:
    """Words of a file, which must be there, and what stands in their place."""

    file: str
    words: str
    instead: str


@dataclass(frozen=True)
class Sabotage:
    """A mistake somebody could make, the stroke that shows it, and the rule that must catch it."""

    name: str
    edits: tuple[Edit, ...]
    kill: Kill
    caught_by: str


def sabotaged_tree(sabotage: Sabotage, folder: Path) -> Path:
    """A copy of the source with the mistake in it. Fails where the words are not there."""
    # With the times of the files, so that what was compiled before stays valid.
    shutil.copytree(ROOT / "kiosk", folder / "kiosk")
    for name in _BORROWED:
        (folder / name).symlink_to(ROOT / name)
    for edit in sabotage.edits:
        file = folder / edit.file
        text = file.read_text(encoding="utf-8")
        assert edit.words in text, f"{sabotage.name}: {edit.file} has changed"
        file.write_text(text.replace(edit.words, edit.instead), encoding="utf-8")
    return folder


SABOTAGES = (
    Sabotage(
        # The job is noted as begun only when its bytes are gone: a restart knows nothing of
        # them and sends the ticket again, unmarked.
        "claimed after the write",
        (
            Edit(
                "kiosk/services/printing.py",
                "    def before_first_write(self) -> None:\n",
                "    def before_first_write(self) -> None:\n        return\n\n"
                "    def _claim_too_late(self) -> None:\n",
            ),
            Edit(
                "kiosk/services/printing.py",
                "        self.after = self._settled(outcome)\n",
                "        self._claim_too_late()\n        self.after = self._settled(outcome)\n",
            ),
        ),
        Kill(How.PAGE),
        "at most one unmarked ticket",
    ),
    Sabotage(
        # What may be there already is sent again and does not say so.
        "sent again unmarked",
        (Edit("kiosk/devices/layout/ticket.py", "if ticket.copy:", "if False:"),),
        Kill(How.PAGE),
        "at most one unmarked ticket",
    ),
    Sabotage(
        # The guest reads a number that the disk has not taken yet.
        "number shown before the commit",
        (
            Edit(
                "kiosk/services/desk.py",
                "            result = self._ordering.place(",
                "            self._ordering.eager = lambda order: self._reply(\n"
                "                errand, Placed(order), stop)\n"
                "            result = self._ordering.place(",
            ),
            Edit(
                "kiosk/services/ordering.py",
                '            self._steps.reached("before order commit")',
                "            self.eager(order)\n"
                "            import time\n"
                "            time.sleep(0.5)  # a slow disk\n"
                '            self._steps.reached("before order commit")',
            ),
        ),
        Kill(How.STEP, step="before order commit"),
        "a number shown is in the database",
    ),
    Sabotage(
        # The call is written with the order, and made without a look at the order's state.
        "called before it is ready",
        (
            Edit(
                "kiosk/services/ordering.py",
                "        _give(records, pager, order)\n",
                "        _give(records, pager, order)\n"
                "        from kiosk.ports import NewCall\n"
                "        records.calls.add(NewCall(order.key, order.number, pager.number, now))\n",
            ),
            Edit(
                "kiosk/services/calling.py",
                "order.state is not OrderState.READY",
                "order.state is None",
            ),
        ),
        Kill(How.STEP, step="before ready commit"),
        "calls are for ready orders",
    ),
    Sabotage(
        # The copy is printed onto the torn beginning of its original.
        "fragment left open",
        (
            Edit(
                "kiosk/devices/printer.py",
                "            if close_fragment:\n",
                "            if False:\n",
            ),
        ),
        Kill(How.BYTES, count=150),
        "fragments are closed",
    ),
)
