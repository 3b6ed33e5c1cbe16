"""What the trainer sees while presenting: this slide, the next one, notes and time."""
