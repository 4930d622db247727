"""Threats and demands that no single verb names: "an offensive is imminent", "unless they withdraw"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.records.mention import NameWords, Speaker, Status
from truceline.records.parse import Paragraph, Token
from truceline.stages.code.participants import Participants
from truceline.stages.code.patterns import Hit
from truceline.stages.code.shaping import THREAT_MODE, Shaped

ULTIMATUM_MARKS = frozenset({"unless"})
THREATENING = frozenset({"ASSAULT", "COERCE"})
FIRST_PERSON = frozenset({"we", "i", "our", "us"})


def sides_of(names: Iterable[NameWords]) -> dict[str, frozenset[str]]:
    """Give the nationalities and bodies that a report puts before each person's name, by the last word of the name."""
    found: dict[str, frozenset[str]] = {}
    for words in names:
        if words.label == "PERSON" and len(words.names) > 1:
            last = words.names[-1].split()[-1]
            found[last] = found.get(last, frozenset()) | frozenset(words.names[:-1])
    return found


def as_threat(
    shaped: Shaped, who: Participants, speakers: Sequence[Speaker], sides: Mapping[str, frozenset[str]]
) -> Shaped:
    """Make a threat of violence that its own side announces: the speaker is, or speaks for, the actor."""
    if shaped.hit.event_type not in THREATENING or shaped.status is not Status.PLANNED or not speakers:
        return shaped
    voice = _voice(speakers[0].words, sides)
    for actor in who.actors:
        named = set(actor.names) | {actor.evidence.quote} | {e.quote for e in actor.refers_to}
        if actor.evidence.quote.lower() in FIRST_PERSON or voice & named:
            hit = shaped.hit.retyped("THREATEN", THREAT_MODE.get(shaped.hit.event_type))
            return replace(shaped, hit=hit, status=Status.THREATENED)
    return shaped


def _voice(words: NameWords, sides: Mapping[str, frozenset[str]]) -> set[str]:
    """Every name under which a speaker may also act."""
    named = set(words.names) | {words.evidence.quote} | {e.quote for e in words.refers_to}
    return named.union(*(sides.get(name.split()[-1], frozenset()) for name in named if name.split()))


def conditional_demands(shaped: Sequence[Shaped], parse: Paragraph) -> list[Shaped]:
    """Read "unless they withdraw" under a threat as a demand on the one who is to withdraw."""
    found = []
    for threat in (s for s in shaped if s.hit.event_type == "THREATEN"):
        for verb in _ultimatum_clauses(threat.hit.head, parse):
            marks = [c for c in verb.children if c.dep_ == "mark" or c.lower_ in ULTIMATUM_MARKS]
            words = tuple(sorted({t.i: t for t in (*marks, verb)}.values(), key=lambda t: t.i))
            hit = Hit(head=verb, words=words, rule=threat.hit.rule, event_type="REQUEST", mode="yield")
            found.append(
                Shaped(
                    hit=hit,
                    verdict=threat.verdict,
                    status=Status.DEMANDED,
                    words=words,
                    actor_of=threat.hit.head,
                )
            )
    return found


def _ultimatum_clauses(head: Token, parse: Paragraph) -> list[Token]:
    return [
        token
        for token in head.sent
        if token.dep_ == "advcl"
        and token.pos_ == "VERB"
        and head.is_ancestor(token)
        and any(c.lower_ in ULTIMATUM_MARKS for c in token.children)
    ]
