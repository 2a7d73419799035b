"""The six screens a guest can see; each draws its view and forwards touches."""
