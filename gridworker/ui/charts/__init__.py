"""Charts drawn with QPainter: every number is written out, every part can be reached by the arrow keys."""
