"""What the first of two does to the second in a sentence, by rules and reader together."""

from collections.abc import Mapping, Sequence

from truceline.records.document import Evidence
from truceline.records.mention import Mention, NameWords
from truceline.reference.encoder import Encoder, Span

NOTHING = "none"
# How much a rule's mention counts beside the reader, by whether it names both of the pair, the first, the second, or
# neither. Chosen on the held-out training sentences, which no rule was written for (decision 0025).
BOTH, FIRST, SECOND, NEITHER = 3, 2, 1, 0
SHARES = {BOTH: 0.5, FIRST: 0.4, SECOND: 0.3, NEITHER: 0.2}


def relate(
    mentions: Sequence[Mention], sentence: str, first: Span, second: Span, reader: Encoder | None
) -> Mapping[str, float]:
    """Give the shares, adding up to 1, of strict PLOVER types for what the first of two stretches does to the second.

    `mentions` are those that the rules found in the sentence, read by itself; {} where neither they nor the reader, or
    no reader, say anything. The two stretches must not overlap.
    """
    told = max(mentions, key=lambda mention: _fit(mention, first, second), default=None)
    seen: dict[str, float] = {}
    if reader is not None:
        shares = reader.relation(sentence, first, second)
        of_something = 1.0 - shares[NOTHING]
        seen = {name: share / of_something for name, share in shares.items() if name != NOTHING}
    if told is None:
        return seen
    by_rule = SHARES[_fit(told, first, second)] if seen else 1.0
    joined = {name: share * (1.0 - by_rule) for name, share in seen.items()}
    event_type = told.plover_type or told.event_type
    joined[event_type] = joined.get(event_type, 0.0) + by_rule
    return joined


def _fit(mention: Mention, first: Span, second: Span) -> int:
    """Which of the pair a mention names in their roles; mutual types hold everyone among the actors."""
    others = mention.recipients or mention.actors
    return FIRST * _names(mention.actors, first) + SECOND * _names(others, second)


def _names(names: Sequence[NameWords], span: Span) -> bool:
    quotes: list[Evidence] = [quote for name in names for quote in (name.evidence, *name.refers_to)]
    return any(quote.start < span[1] and quote.end > span[0] for quote in quotes)
