"""Classes at three levels, F1 by class, and its mean over classes."""


def levels(roots: list[str], quads: list[str]) -> dict[str, list[str]]:
    """Give the classes at all three levels; cooperation is the first two quads."""
    binary = [{"1": "cooperation", "2": "cooperation", "": ""}.get(quad, "conflict") for quad in quads]
    return {"root": roots, "quad": quads, "binary": binary}


def macro_f1(gold: list[str], found: list[str]) -> float:
    """Give the mean F1, in per cent, over the classes of the gold."""
    scores = [class_scores(name, gold, found)[2] for name in sorted(set(gold))]
    return round(sum(scores) / max(1, len(scores)), 1)


def class_scores(name: str, gold: list[str], found: list[str]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of a class in per cent."""
    hits = sum(g == f == name for g, f in zip(gold, found, strict=True))
    precision, recall = hits / max(1, found.count(name)), hits / max(1, gold.count(name))
    both = max(1, found.count(name) + gold.count(name))
    return round(100 * precision, 1), round(100 * recall, 1), round(200 * hits / both, 1)
