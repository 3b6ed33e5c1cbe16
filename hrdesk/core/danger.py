"""How strongly the words of a query point to danger to life, learned from the names and headings of the library.

Naive Bayes (multinomial, Laplace smoothing: Manning, Raghavan, Schütze: Introduction to Information Retrieval, 13.2):
each stem weighs as much as it stands oftener in the names of emergencies than in those of other pages.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

_SMOOTHING = 0.5


def danger_weights(named: Iterable[tuple[bool, Sequence[str]]]) -> dict[str, float]:
    """By stem, the logarithm of how much likelier it stands in a name of an emergency; from (is_emergency, stems)."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for is_emergency, stems in named:
        counts[is_emergency].update(set(stems))
    everything = counts[True] | counts[False]
    sizes = {side: sum(found.values()) + _SMOOTHING * len(everything) for side, found in counts.items()}

    def likelihood(stem: str, side: bool) -> float:
        return (counts[side][stem] + _SMOOTHING) / sizes[side]

    return {stem: log(likelihood(stem, True) / likelihood(stem, False)) for stem in everything}
