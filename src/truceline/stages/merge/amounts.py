"""Whether two numbers of one unit can be of one thing."""

from truceline.records.mention import Quantity


def amounts_differ(a: Quantity, b: Quantity) -> bool:
    """True where two numbers of one unit leave no value that both allow."""
    return a.unit == b.unit and (_low(a) > _high(b) or _low(b) > _high(a))


def _low(q: Quantity) -> float:
    spread = 0.9 if q.approximate else 1.0
    known = q.low if q.low is not None else q.value
    return float("-inf") if known is None else known * spread


def _high(q: Quantity) -> float:
    spread = 1.1 if q.approximate else 1.0
    known = q.high if q.high is not None else (q.value if q.low is None or q.value is not None else None)
    return float("inf") if known is None else known * spread
