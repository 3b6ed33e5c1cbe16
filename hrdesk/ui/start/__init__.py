"""What is on show before the desk is, or when it cannot be."""
