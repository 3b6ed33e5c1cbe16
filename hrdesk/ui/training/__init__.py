"""The place of trainers: the workshops, and the running orders of the person."""
