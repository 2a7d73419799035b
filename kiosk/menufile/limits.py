"""How much a menu may hold: enough for any bar, little enough for a glass and a paper."""

from __future__ import annotations

LONGEST_NAME = 40  # characters: two lines on a card, two on 58 mm of paper
LONGEST_DESCRIPTION = 240  # characters: four lines beside the drawing
LONGEST_NOTE = 160  # characters: two lines under the description
LONGEST_ORIGIN = 60  # characters: one line
LONGEST_ID = 40

MOST_DRINKS = 1000
MOST_SECTIONS = 12  # three rows of tabs above the cards
MOST_INGREDIENTS = 1000
MOST_GROUPS = 8  # of one drink: more is a form, not an order
MOST_OPTIONS = 24
MOST_CONTENTS = 40  # ingredients of one drink or option
MOST_LAYERS = 8  # of one drawing

DEAREST = "1000"  # euro; a price above is a forgotten point
LARGEST_ML = 5000  # of one drink: a bowl for the whole quay
STRONGEST = "96"  # % by volume: rectified spirit
HIGHEST_TAX = "50"  # %; the highest rate of the Union is 27
