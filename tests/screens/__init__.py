"""Pictures of every screen, in every language and every way of reading it."""
