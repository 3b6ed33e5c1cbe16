"""One figure beside its floor."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Comparison:
    """Ours and the floor, measured in turn in one run; `unit` is of both."""

    name: str
    floor_name: str
    ours: Sequence[float]
    floor: Sequence[float]
    unit: str

    @property
    def ratio(self) -> float:
        """Median of ours over median of the floor."""
        return median(self.ours) / median(self.floor)

    def __str__(self) -> str:
        ours = f"{median(self.ours):8.2f} {p95(self.ours):8.2f} {max(self.ours):8.2f}"
        floor = f"{median(self.floor):8.2f} {p95(self.floor):8.2f}"
        return f"{self.name:34} {self.unit:3} {ours}   {floor}   {self.ratio:6.2f}x  {self.floor_name}"


def heading() -> str:
    return f"{'':38} {'median':>8} {'p95':>8} {'worst':>8}   {'floor':>8} {'p95':>8}   {'ratio':>7}"


def p95(values: Sequence[float]) -> float:
    """The 95th percentile; of few values, the largest."""
    return quantiles(values, n=20)[-1] if len(values) >= 20 else max(values)
