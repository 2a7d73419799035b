"""What a piece of paper at the bar is, judged by what can be read on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

COPY, INTERRUPTED = "COPIA", "interrotto"
_BAND = re.compile(r"COPIA|PRONTO|RITIRATO|IN RITARDO \d+ min")
_RULE = re.compile(r"[═─]{3,}")


class Kind(StrEnum):
    """The kinds of paper there may be, and the one there must not be."""

    TICKET = "ticket"
    ANSWER = "answer"
    FRAGMENT = "fragment"
    SPOILT = "spoilt"


@dataclass(frozen=True)
class BarPage:
    """A piece of paper. ``number`` is None where none can be read."""

    kind: Kind
    number: int | None
    is_copy: bool
    code: str
    lines: tuple[str, ...]


def bar_page(lines: tuple[str, ...], codes: tuple[str, ...]) -> BarPage:
    """Judge a piece of paper that was cut."""
    number = _number(lines)
    return BarPage(
        kind=_kind(lines, codes, number=number),
        number=number,
        is_copy=COPY in _bands(lines),
        code=codes[0] if codes else "",
        lines=lines,
    )


def _bands(lines: tuple[str, ...]) -> list[str]:
    """The warnings above the number."""
    found: list[str] = []
    for line in lines:
        if not _BAND.fullmatch(line):
            break
        found.append(line)
    return found


def _number(lines: tuple[str, ...]) -> int | None:
    head = lines[len(_bands(lines)) :][:1]
    return int(head[0]) if head and head[0].isdecimal() else None


def _begun(lines: tuple[str, ...]) -> list[str]:
    """What is above the closing word. Lightning between the word and its cut brings it again."""
    begun = list(lines)
    while begun[-1:] == [INTERRUPTED]:
        begun.pop()
    return begun


def _kind(lines: tuple[str, ...], codes: tuple[str, ...], *, number: int | None) -> Kind:
    if lines[-1:] == (INTERRUPTED,) and INTERRUPTED not in _begun(lines) and len(codes) <= 1:
        return Kind.FRAGMENT
    if INTERRUPTED in lines:
        return Kind.SPOILT
    if number is not None:
        ends_right = lines[-1] == str(number) and lines.count(str(number)) == 2
        heads = sum(_RULE.fullmatch(line) is not None and line[0] == "═" for line in lines)
        whole = ends_right and len(codes) == 1 and heads == 1
        return Kind.TICKET if whole else Kind.SPOILT
    looks_torn = any(_RULE.fullmatch(line) or COPY in line or line.isdecimal() for line in lines)
    return Kind.SPOILT if codes or looks_torn or not lines else Kind.ANSWER
