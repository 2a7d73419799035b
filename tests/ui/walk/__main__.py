"""The whole walk, every language on every glass in every mode: python -m tests.ui.walk.

Named sizes, languages and modes are walked alone: python -m tests.ui.walk 1280x800 de largest.
Each size and language is a part; as many parts are walked at once as there are processors.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import product
from multiprocessing import get_context

from tests.ui.modes import MODES
from tests.ui.walk.parts import Part, walked
from tests.ui.walk.scenes import LANGUAGES
from tests.ui.walk.walking import SIZES, Tally

_PARTS_IN_A_PROCESS = 4
"""Then it makes room for a fresh one."""


def main(only: list[str]) -> int:
    """Print what cannot be read or touched; 0 if that is nothing."""
    sizes = [each for each in SIZES if each in only] or list(SIZES)
    codes = [each for each in LANGUAGES if each in only] or list(LANGUAGES)
    modes = tuple(each for each in MODES if each in only) or tuple(MODES)
    if unknown := set(only) - {*sizes, *codes, *modes}:
        _say(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(_known())}")
        return 2
    began, whole = time.monotonic(), Tally()
    parts = [Part(size, code, modes) for size, code in product(sizes, codes)]
    with get_context("spawn").Pool(_processes(parts), maxtasksperchild=_PARTS_IN_A_PROCESS) as pool:
        for part, tally in pool.imap(walked, parts):
            whole.add(tally)
            _say(f"{part.size} {part.code}: {tally.pictures} pictures, {len(tally.wrong)} wrong")
            for each in tally.wrong:
                _say(f"  {each}")
    _say(
        f"{len(sizes)} glasses, {len(codes)} languages, {len(modes)} modes: "
        f"{whole.screens} screens, {whole.pictures} pictures, {len(whole.wrong)} mistakes, "
        f"{(time.monotonic() - began) / 60:.0f} minutes"
    )
    return int(bool(whole.wrong))


def _known() -> list[str]:
    return [*SIZES, *LANGUAGES, *MODES]


def _processes(parts: list[Part]) -> int:
    return min(len(parts), len(os.sched_getaffinity(0)))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
