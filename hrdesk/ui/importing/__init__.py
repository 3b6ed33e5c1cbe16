"""Shows what a file of notes would change, before it does."""
