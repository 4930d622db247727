"""Gather what events touch in reports into units: parties, place, time, level and the words that tell them apart."""

from collections.abc import Iterable, Mapping

from truceline.records.claim import ActorLink, Claim, PlaceLink
from truceline.records.dates import DateBasis, Precision
from truceline.records.document import SectionRole
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.reference.areas import rank
from truceline.reference.folding import folded_words
from truceline.reference.kinds import Kinds
from truceline.reference.parties import is_nameless, may_be_party, may_be_state, party_keys
from truceline.stages.track.reports import Report, Reports
from truceline.stages.track.touch import Touch, touches_of
from truceline.stages.track.unit import Unit
from truceline.stages.track.wording import (
    CARRIED_OUT,
    TALKS,
    about_a_breach,
    introduces_one,
    is_another,
    name_year,
    tells_of_agreeing,
    type_of,
)

# Types whose participants set the thing up or do it together; others speak about it or act upon it.
_DOING = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# Whoever does these at a post has it.
_MANNING = frozenset({"MOBILIZE", "RETREAT", "REJECT"})
_ASKING = frozenset({"REQUEST", "THREATEN"})
# The object of a verb begins within so many characters behind it.
_BEHIND = 25
_SIDES = 2
# Places that are set up themselves: a zone, a corridor, a line.
_SET_UP = ("zone", "line")
# Where it was agreed on is not where captives change hands.
_SIGNING = frozenset({"AGREE", "SUPPORT"})
# Words of a meeting that has taken place; a handshake or an arrival alone is no talks.
_MET = ("meet", "met ", "talk", "negotiat", "confer", "discuss", "consult")


def units(events: Iterable[Event], claims: Mapping[str, Claim], reports: Reports, kinds: Kinds) -> list[Unit]:
    """Give what every event touches in each report, in the events' order."""
    broken = {c.mention.sentence for c in claims.values() if c.mention.phase == "violate"}
    agreed = {c.mention.sentence for c in claims.values() if tells_of_agreeing(c)}
    return [
        _unit(of_one[0].kind, of_one, reports, kinds)
        for event in events
        for touches in touches_of(
            event, (about_a_breach(claims[i], broken) for i in event.claim_ids if i in claims), kinds, agreed
        )
        for of_one in _by_report(touches)
    ]


def _by_report(touches: Iterable[Touch]) -> Iterable[tuple[Touch, ...]]:
    found: dict[str, list[Touch]] = {}
    for touch in touches:
        found.setdefault(touch.claim.document_id, []).append(touch)
    return map(tuple, found.values())


def _unit(kind: str, touches: tuple[Touch, ...], reports: Reports, kinds: Kinds) -> Unit:
    """Gather what the touches of one event in one report tell."""
    claims = [t.claim for t in touches]
    document = claims[0].document_id
    report = reports.by_id[document]
    people = [a for c in claims for a in _named((*c.actors, *c.recipients), report, kind, kinds)]
    firm = [a for t in touches for a in _named(_firm(t, kinds), report, kind, kinds)]
    years = [y for c in claims if (y := name_year(c, kind, kinds) or _agreed_year(c, kind, kinds))]
    called = frozenset[str]().union(*(reports.called_in(c) for c in claims))
    event = touches[0].event
    known = [c.known_on for c in claims if c.known_on]
    bounded = _own_dates(event)
    return Unit(
        kind=kind,
        touches=touches,
        firm=reports.keys(firm),
        loose=reports.keys(people),
        known=reports.keys(a for a in (*firm, *people) if a.id is not None or a.country),
        area=_area(claims, kind),
        year=years[0] if years else None,
        level=kinds.level(kind, _words(claims, people)),
        first=event.date.first if bounded else min(known, default=None),
        last=event.date.last if bounded else max(known, default=None),
        documents=frozenset(c.document_id for c in claims if c.section is not SectionRole.CAPTION),
        founds=_founds(touches) and (bool(called) or not _only_in_short(claims, kind, reports, kinds)),
        home=report.home,
        around=report.around,
        reports={document: report},
        told=frozenset(
            (c.document_id, c.mention.sentence.start) for c in claims if c.section is SectionRole.BODY
        ),
        called=called,
        rare=report.rare,
        another=any(is_another(c, kind, kinds) for c in claims),
        introduces=any(introduces_one(c, kind, kinds) for c in claims),
    )


def _words(claims: list[Claim], people: list[ActorLink]) -> str:
    """Give the words that may tell at which level the parties meet."""
    return " ".join(
        dict.fromkeys([*(_trigger_and_after(c) for c in claims), *(a.evidence.quote for a in people)])
    )


def _trigger_and_after(claim: Claim) -> str:
    """Give the trigger, the word before it, and what stands right behind it and is governed by it ("mend ties")."""
    sentence, trigger = claim.mention.sentence, claim.mention.trigger
    start = max(0, trigger.start - sentence.start)
    before = sentence.quote[:start].split()[-1:]
    return " ".join([*before, sentence.quote[start : trigger.end - sentence.start + _BEHIND]])


def _firm(touch: Touch, kinds: Kinds) -> tuple[ActorLink, ...]:
    """Give those whom the words make parties; who accuses, refuses or is hemmed in need not be one."""
    claim, mention = touch.claim, touch.claim.mention
    if touch.kind == "ultimatum" and mention.event_type in _ASKING:
        return (*claim.actors, *claim.recipients)
    if touch.kind == "observation_posts" and mention.event_type in _MANNING:
        return claim.actors
    if touch.kind == "security_partnership":
        return claim.actors if mention.event_type in _DOING else ()
    if touch.kind == "zone" and mention.event_type in ("ASSAULT", "COERCE"):
        return claim.actors
    if mention.event_type == "CONSULT" and kinds.by_id[touch.kind].nature == "accord":
        return ()
    signed = mention.event_type == "SUPPORT" and len(party_keys(claim.actors)) > 1
    if mention.event_type in _DOING or signed or (mention.event_type == "SUPPORT" and touch.kind in TALKS):
        undone = mention.status in (Status.NOT_HAPPENED, Status.DENIED)
        both = (*claim.actors, *claim.recipients)
        spoken_of = mention.event_type == "COOPERATE" and len(party_keys(both)) < 2
        return () if undone and (spoken_of or mention.phase in CARRIED_OUT) else both
    if mention.event_type == "RETREAT" and kinds.by_id[touch.kind].nature == "accord":
        return claim.actors if len(party_keys(claim.actors)) > 1 else ()
    if mention.event_type == "SANCTION" and kinds.by_id[touch.kind].parties > 1:
        return (*claim.actors, *claim.recipients)
    if mention.event_type == "ACCUSE" and mention.phase == "violate":
        return claim.actors if len(party_keys(claim.actors)) > 1 else ()
    if touch.kind == "access_restriction" and mention.event_type == "COERCE":
        return claim.actors
    return ()


def _named(actors: tuple[ActorLink, ...], report: Report, kind: str, kinds: Kinds) -> tuple[ActorLink, ...]:
    """Leave out words for the thing itself, and unknown ones ("troops") where the parties are known without.

    "The rebels" of a report that names a group are rather that one than another.
    """
    # Beside another party a strange name is one as well: "Vesk and Orland", but not the town of a "Lorran accord".
    asked = tuple(a for a in actors if may_be_party(a) or may_be_state(a))
    if len(party_keys(asked)) < _SIDES:
        asked = tuple(a for a in asked if may_be_party(a))
    people = tuple(a for a in asked if (a.id is not None or not kinds.topics_in(a.name)))
    if report.names_group and any(not is_nameless(a) for a in people):
        people = tuple(a for a in people if not is_nameless(a))
    known = tuple(a for a in people if a.id is not None or a.country)
    return known if len(party_keys(known)) >= kinds.by_id[kind].parties else people


def _own_dates(event: Event) -> bool:
    when = event.date
    own = when.basis is not DateBasis.PUBLICATION and when.precision is not Precision.BOUND
    return own and when.first is not None and when.last is not None


def _agreed_year(claim: Claim, kind: str, kinds: Kinds) -> int | None:
    when = claim.date
    if kinds.by_id[kind].nature != "accord" or type_of(claim, kind, kinds) != "AGREE":
        return None
    if (
        claim.mention.status is not Status.HAPPENED
        or when.basis is DateBasis.PUBLICATION
        or claim.mention.phase
    ):
        return None
    if when.first is None or when.last is None or when.first.year != when.last.year:
        return None
    return when.first.year


def _area(claims: Iterable[Claim], kind: str) -> PlaceLink | None:
    """Take the narrowest place; talks have a venue, an ultimatum is handed over somewhere: that is no area."""
    if kind in TALKS or kind == "ultimatum":
        return None
    if kind == "exchange":
        claims = [c for c in claims if c.mention.event_type not in _SIGNING]
    places = (c.place for c in claims if c.place and not _may_be_elsewhere(c))
    return min(places, key=lambda p: (rank(p), p.name), default=None)


def _may_be_elsewhere(claim: Claim) -> bool:
    """A place that the learned reader filled in may be where it was said or signed, save what bears a name itself."""
    named = claim.place is not None and claim.place.precision in _SET_UP
    return "place" in claim.mention.made_by and not named


def _only_in_short(claims: Iterable[Claim], kind: str, reports: Reports, kinds: Kinds) -> bool:
    """True where "the zone" stands in a report that never names it in full: that takes up what others tell of."""
    words = kinds.by_id[kind].alone
    return bool(words) and all(
        any(w in folded_words(c.mention.trigger.quote).split() for w in words)
        and not reports.names_in_full(c.document_id, kind, kinds)
        for c in claims
    )


def _founds(touches: tuple[Touch, ...]) -> bool:
    return any(_may_found(t) for t in touches)


def _may_found(touch: Touch) -> bool:
    mention, kind = touch.claim.mention, touch.kind
    if (
        mention.status in (Status.NOT_HAPPENED, Status.DENIED)
        and mention.event_type in _DOING
        and mention.phase in (None, "fail")
    ):
        return False  # "police did not patrol the streets" founds no patrols
    if kind == "ultimatum":
        return touch.claim.due is not None or "ultimatum" in mention.topics
    if mention.event_type == "CONSULT":
        ahead = mention.status in (Status.PLANNED, Status.POSSIBLE)
        trigger = f"{folded_words(mention.trigger.quote)} "
        return kind in mention.topics or ahead or any(stem in trigger for stem in _MET)
    return kind in mention.topics or kind in ("zone", "access_restriction")
