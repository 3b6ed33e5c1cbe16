"""What hrdesk is, and whose work is in it."""
