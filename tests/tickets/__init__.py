"""The bartender's ticket beside what other programs print: one order, each in its own layout."""
