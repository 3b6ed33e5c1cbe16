"""Quick open: go to a page, heading, note or command by its name."""
