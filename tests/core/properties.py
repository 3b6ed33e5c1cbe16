"""What the property tests share: kinds of text, and how many examples are tried."""

from hypothesis import settings
from hypothesis import strategies as st

steady = settings(deadline=None, max_examples=150)
"""Time is not judged: a slow machine is no fault."""

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
"""Everything that UTF-8 can hold, control characters and NUL among it."""

awkward_text = st.lists(
    st.sampled_from(
        ["a", "B", "naloxone", " ", "\n", '"', "'", "*", "(", ")", ":", "^", "-", "+", "\x00", "\x02", "\x03"]
    )
    | st.sampled_from(
        ["AND", "OR", "NOT", "NEAR", "NEAR(", "{", "}", "title:", "%", ";--", "\u0301", "\u202e", "İ", "ß"]
    ),
    max_size=30,
).map("".join)
"""Signs that mean something to the index, to the database or to a terminal."""

texts = any_text | awkward_text
