"""Reading the screen aloud: what is said, in which order, and what *choose* does with it."""
