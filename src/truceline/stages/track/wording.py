"""What a claim's words say of arrangements: kind, phase, the year in a name, a new one or a known one."""

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from truceline.records.claim import Claim
from truceline.records.dates import DateBasis
from truceline.records.document import Evidence
from truceline.records.mention import Status
from truceline.reference.folding import folded_words
from truceline.reference.kinds import Kinds, singular
from truceline.reference.parties import party_keys

_ASKING = frozenset({"REQUEST", "THREATEN"})
# An adjective and a name may stand between a year and its word ("the 2018 lakeside peace deal").
_YEAR_REACH = 4
TALKS = frozenset({"negotiation_track", "mediation"})
# What is done under something that was agreed.
CARRIED_OUT = frozenset({"implement", "complete"})
# What a word of beginning or ending may be said of without naming it again ("before suspending them").
_STEPS = frozenset({"suspend", "resume", "end", "extend", "violate"})
_STEPPING = frozenset({"COOPERATE", "SANCTION", "AGREE", "REJECT", "RETREAT", "ACCUSE"})
# What may be closed or hemmed in, and what one may refuse to leave, without its name beside the verb.
_CLOSED_IN = ("access_restriction", "observation_posts", "corridor")
_HEMMED = ("surround", "encircl", "besieg", "trap")
# What these are done to is closed, whatever it is.
_SEALED = ("seal", "blockad", "besieg", "cordon", "lock down", "locked down")
_HELD = ("observation_posts", "zone", "monitoring_mission")
_TAKEN = ("seiz", "captur", "occup", "control")
# Words before one that say that it is not the one spoken of so far.
_ANOTHER_REACH = 2
_ANOTHER = frozenset({"another", "second", "separate", "different", "other", "unrelated", "own"})
# How a sentence opens that leaves what was spoken of so far.
_ASIDE = re.compile(
    r"(?:elsewhere|in neighbou?ring|in an? (?:separate|unrelated|different) "
    r"(?:case|dispute|conflict|war|matter|province|region|area|district))\b"
)
# What stands before words for a beginning that only tell when something else was so.
_BACK_REACH = 5
_BACK = frozenset({"since", "after", "before", "until", "till"})
# Words by which something is put forward and not agreed on yet.
_MOOTED = ("propos", "offer", "invit", "suggest", "put", "present", "submit", "tabl", "float", "moot")
_PROVIDES = re.compile(
    r"\b(?:agreement|deal|accord|pact|treaty|memorandum|protocol) (?:that|which|under which|by which) "
    r"(?:\w+ ){0,3}?(?:allow|permit|provid|foresee|foresaw|oblig|requir|entitl|authori|guarantee)"
)
# fmt: off
_DATING = frozenset({
    "in", "since", "until", "by", "from", "of", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
})
# fmt: on


def kinds_of(claim: Claim, kinds: Kinds) -> tuple[str, ...]:
    """Give the kinds that a claim touches: those its words name, and those its form makes plain.

    A meeting is of talks, whatever is talked about; a demand with a deadline is an
    ultimatum; "failed to reach an agreement" speaks of the talks and not of an agreement.
    """
    mention = claim.mention
    topics = tuple(t for t in mention.topics if t in kinds.by_id)
    parties = party_keys((*claim.actors, *claim.recipients))
    if mention.event_type == "CONSULT":
        if mention.mode == "phone":
            return ()
        if mention.mode == "third-party" or "mediation" in topics:
            return ("mediation", *(t for t in topics if kinds.by_id[t].nature == "accord"))
        return ("negotiation_track",) if "negotiation_track" in topics or len(parties) > 1 else ()
    if mention.event_type in _ASKING and (claim.due is not None or "ultimatum" in topics):
        return tuple(dict.fromkeys(("ultimatum", *topics)))
    if mention.event_type == "THREATEN" and not topics:
        return ("ultimatum",)
    undone = mention.status in (Status.NOT_HAPPENED, Status.DENIED) and mention.phase not in CARRIED_OUT
    if mention.event_type == "AGREE" and undone:
        return tuple(dict.fromkeys("negotiation_track" if t == "agreement" else t for t in topics))
    if mention.event_type == "COERCE" and mention.mode == "restrict" and not topics:
        words = mention.trigger.quote.casefold()
        hemmed = any(stem in words for stem in _HEMMED)
        closed = ("observation_posts",) if hemmed else _CLOSED_IN
        found = tuple(k for k in kinds.topics_in(mention.sentence.quote) if k in closed)
        return found or (("access_restriction",) if any(stem in words for stem in _SEALED) else ())
    if mention.event_type in ("AID", "SUPPORT") and not topics:
        return ("security_partnership",) if mention.status is Status.ONGOING else ()
    if mention.event_type in ("ASSAULT", "COERCE") and claim.place and claim.place.precision == "zone":
        taken = any(stem in mention.trigger.quote.casefold() for stem in _TAKEN)
        return tuple(dict.fromkeys((*topics, "zone"))) if taken else topics
    return topics


def carried(claim: Claim, kinds: Kinds) -> tuple[str, ...]:
    """Give the one kind that the sentence speaks of, where the mention itself says only what became of it."""
    mention = claim.mention
    if mention.topics or mention.event_type not in _STEPPING:
        return ()
    phase, is_left = phase_of(claim), mention.event_type in ("REJECT", "RETREAT")
    is_denied = is_left and mention.status is Status.DENIED
    begins = phase == "begin" and mention.event_type == "COOPERATE"
    if not is_denied and (mention.event_type == "RETREAT" or not (begins or phase in _STEPS)):
        return ()
    around = [k for k in kinds.topics_in(mention.sentence.quote) if k not in TALKS]
    if is_denied:
        around = [k for k in around if k in _HELD]
    elif phase == "violate":
        around = [k for k in around if kinds.by_id[k].nature == "accord"]
    elif begins:
        around = [k for k in around if kinds.by_id[k].nature == "activity"]
    return tuple(around) if len(around) == 1 else ()


def type_of(claim: Claim, kind: str, kinds: Kinds) -> str:
    """Give the type; to sign or approve something is to agree on it ("signed an agreement to mount joint patrols")."""
    mention = claim.mention
    if mention.event_type != "SUPPORT" or kind not in mention.topics:
        return mention.event_type
    return "AGREE"


def phase_of(claim: Claim) -> str | None:
    """Give the phase; a breaking-off that names none ("a gap of a year") suspends."""
    if claim.mention.phase is None and claim.mention.mode == "discontinue":
        return "suspend"
    return claim.mention.phase


def about_a_breach(claim: Claim, broken: Collection[Evidence]) -> Claim:
    """Let an accusation be of the breach that its sentence speaks of ("accused each other of flouting a deal")."""
    mention = claim.mention
    if mention.event_type != "ACCUSE" or mention.phase is not None or mention.sentence not in broken:
        return claim
    return replace(claim, mention=replace(mention, phase="violate"))


def name_year(claim: Claim, kind: str, kinds: Kinds) -> int | None:
    """Give the year that stands before an accord's word nearest to the trigger ("a 2018 ceasefire deal")."""
    if kinds.by_id[kind].nature != "accord":
        return None
    sentence, trigger = claim.mention.sentence, claim.mention.trigger
    before = len(folded_words(sentence.quote[: max(0, trigger.start - sentence.start)]))
    found = []
    text = folded_words(sentence.quote)
    for at in kinds.places_of(kind, text):
        words = text[:at].split()[-_YEAR_REACH - 1 :]
        years = [
            int(word)
            for before_it, word in pairwise(["", *words])
            if re.fullmatch(r"(?:19|20)\d\d", word) and before_it not in _DATING
        ]
        found += [(abs(at - before), years[-1])] if years else []
    return min(found)[1] if found else None


def tells_of_agreeing(claim: Claim) -> bool:
    """True where a sentence tells that something was agreed, or of an agreement by what it provides for."""
    mention = claim.mention
    if claim.is_rejected:
        return False
    words = folded_words(mention.trigger.quote).split()
    mooted = any(word.startswith(stem) for word in words for stem in _MOOTED)
    signed = mention.event_type == "SUPPORT" and "agreement" in mention.topics
    so = (
        (mention.event_type == "AGREE" or signed)
        and mention.status is Status.HAPPENED
        and mention.phase is None
    )
    return (so and not mooted) or _PROVIDES.search(mention.sentence.quote.casefold()) is not None


def is_looked_back_on(claim: Claim) -> bool:
    """True for "since the treaty came into force": a beginning without a day of its own that tells when."""
    mention = claim.mention
    if mention.phase not in ("begin", "resume") or claim.date.basis is not DateBasis.PUBLICATION:
        return False
    before = mention.sentence.quote[: max(0, mention.trigger.start - mention.sentence.start)]
    words = set(folded_words(before).split()[-_BACK_REACH:])
    return bool(_BACK & words) and not words & {"a", "an"}


def is_bare(claim: Claim, kind: str, kinds: Kinds) -> bool:
    """True where the words only name the thing: "despite the truce", "the corridor is a lifeline"."""
    mention = claim.mention
    if mention.phase is not None or mention.status is not Status.HAPPENED or mention.status_words:
        return False
    if claim.date.basis is not DateBasis.PUBLICATION or kinds.by_id[kind].id == "ultimatum":
        return False
    return kind in kinds.phrases.get(singular(folded_words(mention.trigger.quote)), ())


def is_another(claim: Claim, kind: str, kinds: Kinds) -> bool:
    """True where the words say that it is another than the one so far: "a separate truce", "In a separate case …"."""
    text = folded_words(claim.mention.sentence.quote)
    if _ASIDE.match(text):
        return True
    before = [text[:at].split()[-_ANOTHER_REACH:] for at in kinds.places_of(kind, text)]
    return any(_ANOTHER & set(words) and "each" not in words for words in before)


def introduces_one(claim: Claim, kind: str, kinds: Kinds) -> bool:
    """True where the kind's word nearest to the trigger stands behind "a" or "an"."""
    words = _words_before(claim, kind, kinds)
    if is_another(claim, kind, kinds):
        return True
    last = next((w for w in reversed(words) if w in ("a", "an", "the", "this", "that")), None)
    begins = kinds.by_id[kind].bare and claim.mention.phase in (None, "begin")
    return not begins and last in ("a", "an")


def _words_before(claim: Claim, kind: str, kinds: Kinds) -> list[str]:
    """Give the few words before the kind's word nearest to the trigger."""
    sentence, trigger = claim.mention.sentence, claim.mention.trigger
    text = folded_words(sentence.quote[: max(0, trigger.end - sentence.start)])
    whole = folded_words(sentence.quote)
    at = kinds.places_of(kind, whole)
    nearest = max((n for n in at if n < len(text)), default=min(at, default=0))
    return whole[:nearest].split()[-_YEAR_REACH:]
