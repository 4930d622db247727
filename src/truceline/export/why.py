"""A mention laid open: why it was coded as it was, every value with the words or the rule that it comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from truceline.export.told import counted, days, decided_told
from truceline.records.claim import ActorLink, Claim
from truceline.records.dates import EventDate
from truceline.records.document import Evidence
from truceline.records.mention import Mention, Quantity
from truceline.reference.cameo import Scored, known_scales, scored, strictly_scored
from truceline.reference.codebook import Codebook, Pattern

Line = tuple[str, str]
# A pattern may have a hundred words; these show its sense, and the codebook has them all.
MANY_WORDS = 12
NEEDS = {
    "any": "needs a state, a group, a person or an office on either side",
    "actor": "needs a state, a group, a person or an office as actor",
    "recipient": "needs a state, a group, a person or an office as recipient",
    "none": "needs no state, group, person or office",
}


def why(claim: Claim, codebook: Codebook) -> Iterator[Line]:
    """Give what a mention says, as labels with the value and the words or the rule that it rests on."""
    mention = claim.mention
    yield from _type(mention, codebook)
    yield "status", f"{mention.status.value}, by {_decided_by(claim)}"
    if mention.condition:
        yield "condition", f"“{mention.condition.evidence.quote}”, opened by “{mention.condition.cue}”"
    yield from _speakers(claim)
    yield from _participants("actor", claim.actors)
    yield from _participants("recipient", claim.recipients)
    yield "when", _date(claim.date)
    if claim.due:
        yield "due", _date(claim.due)
    place = claim.place
    yield (
        "where",
        f"{place.name}, “{place.evidence.quote}”{_because(place.inferred)}" if place else "not stated",
    )
    yield from (("how many", _amount(q)) for q in mention.quantities)
    yield from _scales(mention)
    yield from (("decided", decided_told(d)) for d in claim.decided)
    others = (_made_by(field, who, mention) for field, who in sorted(mention.made_by.items()))
    yield "made by", ", ".join(["rules", *others])


def _decided_by(claim: Claim) -> str:
    mention = claim.mention
    if _is_edited(claim, "status"):
        return mention.made_by["status"]
    share = mention.shares.get("status")
    if share is not None:
        return f"the learned reader, likely by {share:.2f}; no word decides it (decision 0025)"
    return _quotes(mention.status_words) or "tense alone"


def _is_edited(claim: Claim, field: str) -> bool:
    return any(d.field == field for d in claim.decided)


def _type(mention: Mention, codebook: Codebook) -> Iterator[Line]:
    yield "type", _coded(mention.event_type, mention.mode) + _contexts(mention)
    if mention.plover_type != mention.event_type:
        yield "strictly", mention.plover_type or "left out by PLOVER"
    share = mention.shares.get("event")
    if share is not None:
        yield "found by", f"the learned reader, likely by {share:.2f}; no pattern words it (decision 0025)"
        yield "", _defined(mention.event_type, codebook)
        return
    yield "pattern", mention.rule_id
    found = pattern_of(mention.rule_id, codebook)
    if found is None:
        yield "", "is not in the codebook any more"
        return
    event_type, pattern = found
    yield from (("", condition) for condition in in_words(pattern))
    if event_type != mention.event_type:
        yield "", f"finds {event_type}; grammar made it {mention.event_type} (decision 0004)"
    yield "", _defined(event_type, codebook)


def _defined(event_type: str, codebook: Codebook) -> str:
    return f"{event_type}: {' '.join(codebook.types[event_type].definition.split())}"


def pattern_of(rule_id: str, codebook: Codebook) -> tuple[str, Pattern] | None:
    """Find a pattern by its id, with the type whose file it stands in; None where the codebook has none of that id."""
    return next(
        ((name, p) for name, file in codebook.types.items() for p in file.patterns if p.id == rule_id), None
    )


def in_words(pattern: Pattern) -> Iterator[str]:
    """Put what a pattern asks in words, one condition each."""
    for what, words in (("verb", pattern.verb), ("noun", pattern.noun), ("adjective", pattern.adj)):
        if words:
            yield f"{what} {_listed(words)}"
    asked = (("subject", pattern.subject), ("object", pattern.object), ("modifier", pattern.modifier))
    yield from (f"with {what} {_listed(words)}" for what, words in asked if words)
    yield from _prepositions("with", pattern.prep)
    barred = (
        ("subject", pattern.not_subject),
        ("object", pattern.not_object),
        ("modifier", pattern.not_modifier),
    )
    yield from (f"without {what} {_listed(words)}" for what, words in barred if words)
    yield from _prepositions("without", pattern.not_prep)
    if pattern.clause:
        yield "with an infinitive" if pattern.clause == "to" else "with a clause"
    if pattern.needs:
        yield NEEDS[pattern.needs]


def _prepositions(how: str, prepositions: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield from (f"{how} “{prep}” before {_listed(words)}" for prep, words in prepositions.items())


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - MANY_WORDS} more" if len(words) > MANY_WORDS else ""
    told = ["any word" if w == "*" else w for w in words[:MANY_WORDS]]
    return ", ".join(told) + more


def _coded(event_type: str, mode: str | None) -> str:
    return event_type + (f"/{mode}" if mode else "")


def _contexts(mention: Mention) -> str:
    return f", context {', '.join(mention.contexts)}" if mention.contexts else ""


def _quotes(words: Iterable[Evidence]) -> str:
    return ", ".join(f"“{e.quote}”" for e in words)


def _speakers(claim: Claim) -> Iterator[Line]:
    """The chain of speakers, the first speaker first, with the words of saying."""
    named = {s.actor.evidence: s.actor.name for s in claim.speakers}
    for speaker in claim.mention.speakers:
        words = speaker.words.evidence
        cue = (
            f"by “{speaker.cue.quote}”" if speaker.cue else f"carried over: {speaker.inferred or 'quotation'}"
        )
        quoted = ", quoted" if speaker.quoted else ""
        yield (
            "said by",
            f"{named.get(words, words.quote)}, “{words.quote}”, {speaker.kind.value}, {cue}{quoted}",
        )
    if not claim.mention.speakers:
        yield "said by", "the report itself"
    yield "origin", f"{claim.origin.name} ({claim.origin.kind.value}): {claim.origin.reason}"


def _participants(role: str, actors: Iterable[ActorLink]) -> Iterator[Line]:
    for actor in actors:
        state = f", {actor.country}" if actor.country else ""
        yield (
            role,
            f"{actor.name} ({actor.kind.value}{state}), “{actor.evidence.quote}”{_because(actor.inferred)}",
        )


def _because(reason: str | None) -> str:
    return f"; {reason}" if reason else ""


def _date(when: EventDate) -> str:
    words = f", “{when.expression}”" if when.expression else ""
    counted = f", counted from {when.anchor}" if when.anchor else ""
    return f"{days(when)} ({when.basis.value}{words}{counted})"


def _amount(quantity: Quantity) -> str:
    """ "12 soldier dead, “12 soldiers”": the number or its bounds, the unit, what befell them."""
    return f"{counted(quantity)}, “{quantity.evidence.quote}”"


def _scales(mention: Mention) -> Iterator[Line]:
    scales = known_scales()
    on, strictly = scored(mention, scales), strictly_scored(mention, scales)
    if on is None:
        yield "CAMEO", f"{mention.cameo or 'no code'}; no score, for it did not happen"
        return
    yield "CAMEO", _scored(on)
    if strictly is not None and strictly != on:
        yield "", f"strictly {_scored(strictly)}"


def _scored(on: Scored) -> str:
    known = known_scales().codes.get(on.cameo or "")
    code = f"{known.code} {known.name}, Goldstein {known.goldstein:g}" if known else "no code"
    if on.score is None:
        return f"{code}; {_coded(on.event_type, on.mode)} has no score"
    return f"{code}; {_coded(on.event_type, on.mode)} score {on.score:g}, quad {on.quad}"


def _made_by(field: str, who: str, mention: Mention) -> str:
    share = mention.shares.get(field)
    return f"{field} by {who}" + (f" (likely by {share:.2f})" if share is not None else "")
