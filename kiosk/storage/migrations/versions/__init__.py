"""One file a step, ``revision_0001`` first. A step that was released is never edited."""
