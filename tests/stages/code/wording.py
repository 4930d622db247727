"""Sentences and what the coder says of them: marks, overlap, and a reading in plain words."""

import re
from collections.abc import Callable, Iterable

from truceline.records.document import Evidence
from truceline.records.mention import Mention, NameWords, Reading

Span = tuple[int, int]
Coded = Callable[..., Reading]

_MARK = re.compile(r"\{(\w+):([^{}]*)\}")


def marks_of(sentence: str) -> tuple[str, list[tuple[str, Span]]]:
    """Take "{role:words}" marks out as `build.marked` does; a role may be marked more than once."""
    text, spans, position = "", [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[position : match.start()]
        spans.append((match[1], (len(text), len(text) + len(match[2]))))
        text += match[2]
        position = match.end()
    return text + sentence[position:], spans


def overlaps(words: Evidence, span: Span) -> bool:
    """True where some words share a character with a span."""
    return words.start < span[1] and span[0] < words.end


def on(mentions: Iterable[Mention], span: Span) -> list[Mention]:
    """The mentions whose trigger overlaps a span."""
    return [m for m in mentions if overlaps(m.trigger, span)]


def told(mentions: Iterable[Mention]) -> list[str]:
    """Mentions in short, for the message of a test that fails."""
    return [
        f"{m.event_type}/{m.mode} {m.status.value} on {m.trigger.quote!r} by {quotes(m.actors)}"
        f" to {quotes(m.recipients)}, says {[s.words.evidence.quote for s in m.speakers]} ({m.rule_id})"
        for m in mentions
    ]


def quotes(words: Iterable[NameWords]) -> list[str]:
    """The words of some name phrases."""
    return [w.evidence.quote for w in words]
