"""The builder of handouts: what goes in, on which paper, and how its pages will look."""
