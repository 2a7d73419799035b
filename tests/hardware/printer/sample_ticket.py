"""A bartender's ticket to judge bytes and type sizes by."""

from hardware.printer.document import (
    Align,
    Code,
    Cut,
    Document,
    Feed,
    Line,
    Pair,
    Rule,
    Style,
)

_NUMBER = Style(width=8, height=8, bold=True)
_DRINK = Style(width=2, height=2)
_CHANGE = Style(height=2, bold=True)
_WARNING = Style(width=2, height=2, inverted=True)

SAMPLE_TICKET = Document(
    (
        Pair("23:10", "it"),
        Line("42", _NUMBER, Align.CENTRE),
        Line("cercapersone 7", _DRINK, Align.CENTRE),
        Feed(),
        Rule(heavy=True),
        Feed(),
        Line("1 Negroni", _DRINK),
        Line("amaro della casa", _CHANGE, indent=4, mark="»»"),
        Line("NON Campari", _CHANGE, indent=4, mark="»»"),
        Feed(),
        Rule(),
        Feed(),
        Pair(" DA PAGARE", "€ 9,00 ", _WARNING),
        Feed(),
        Line(" CONTROLLA ETÀ ", _WARNING),
        Feed(2),
        Code("T26080542.1.9F3A"),
        Feed(),
        Line("42", _NUMBER, Align.CENTRE),
        Cut(),
    )
)
