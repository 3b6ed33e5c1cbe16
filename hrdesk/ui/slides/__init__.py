"""How slides look, wherever they are shown."""
