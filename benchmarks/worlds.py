"""Real readings told over again in other worlds: names and most other words exchanged for words of the same length.

Triggers, time expressions and short words stay: what was read of a report holds for its double, and nothing is parsed.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence
from truceline.records.mention import Reading
from truceline.records.serial import stable_id
from truceline.reference.shingles import signature_of

WORD = re.compile(r"[^\W\d_]{4,}")
# A double's report is dated so many days off at most.
LATER_DAYS = 3_000
# Plain strings that hold words of the report; the others are ids, labels and normal forms.
WORDS_IN = frozenset({"quote", "text", "names", "outlet", "title", "office", "head"})


def on_day(reading: Reading, day: date) -> Reading:
    """Give a reading whose report came out on a day."""
    when = EventDate(first=day, last=day, precision=Precision.DAY, basis=DateBasis.STATED)
    return replace(reading, document=replace(reading.document, published=when))


def doubles(readings: Sequence[Reading], most_mentions: int) -> Iterator[Reading]:
    """Give the readings, then their doubles of one world after the other, until there are so many mentions."""
    words = sorted({w for r in readings[::5] for w in WORD.findall(r.document.text)})
    world, count = 0, 0
    while count < most_mentions:
        later = timedelta(days=random.Random(world).randrange(LATER_DAYS) if world else 0)
        exchange = _exchange(words, world)
        for reading in readings:
            made = _double(reading, world, exchange, later) if world else reading
            count += len(made.mentions)
            yield made
            if count >= most_mentions:
                return
        world += 1


def _exchange(words: Sequence[str], world: int) -> dict[str, str]:
    """Give each word another of the same length, capitalised or not as it is; three lower ones in ten stay."""
    rng, shelves = random.Random(world), {}
    for word in words:
        shelves.setdefault((len(word), word[0].isupper()), []).append(word)
    found = {}
    for shelf in shelves.values():
        for word, other in zip(shelf, rng.sample(shelf, len(shelf)), strict=True):
            found[word] = other if word[0].isupper() or rng.random() < 0.7 else word
    return found


def _double(reading: Reading, world: int, exchange: dict[str, str], later: timedelta) -> Reading:
    kept = [w.evidence.quote for w in reading.times] + [m.trigger.quote for m in reading.mentions]
    stay = frozenset(word for quote in kept for word in WORD.findall(quote))

    def told(text: str) -> str:
        return WORD.sub(lambda m: m[0] if m[0] in stay else exchange.get(m[0], m[0]), text)

    name, old = f"{world}/{reading.document.name}", reading.document
    ids = {old.id: stable_id("doc", name), old.capture_id: stable_id("capture", name)}
    ids |= {m.id: stable_id("mention", name, m.id) for m in reading.mentions}
    made: Reading = _retold(reading, "", told, ids)
    passages = tuple(
        replace(p, signature=signature_of(made.document.text[p.start : p.end])) for p in made.passages
    )
    made = replace(made, document=replace(made.document, name=name), passages=passages)
    published = old.published.last if old.published else None
    return on_day(made, published + later) if published else made


def _retold(value: Any, field: str, told: Callable[[str], str], ids: dict[str, str]) -> Any:
    if isinstance(value, Evidence):
        return replace(
            value, document_id=ids.get(value.document_id, value.document_id), quote=told(value.quote)
        )
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _retold(getattr(value, f.name), f.name, told, ids) for f in fields(value)}
        return type(value)(**changed)
    if isinstance(value, tuple):
        return tuple(_retold(one, field, told, ids) for one in value)
    if type(value) is str:
        return told(value) if field in WORDS_IN else ids.get(value, value)
    return value
