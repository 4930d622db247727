"""Turn hits and verdicts into coded types: threats, demands and refusals take in what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.records.document import Document
from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.codebook import Codebook
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.climb import OPEN
from truceline.stages.code.forms import asks_for
from truceline.stages.code.patterns import Hit
from truceline.stages.code.phases import COOPERATIVE, HOSTILE, Told, phases_of, stopped_pronouns, stopping
from truceline.stages.code.status import Verdict, judge

# What a demand or a refusal is about gives its mode; what a threat announces gives the threat's.
ASKED_MODE = {
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "change",
    "AGREE": "meet",
    "RETREAT": "yield",
    "CONCEDE": "yield",
}
THREAT_MODE = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "PROTEST": "restrict",
}
SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
CONTENT_PATH = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "prep",
        "pobj",
        "pcomp",
        "conj",
        "acl",
        "advcl",
        "attr",
        "oprd",
        "dative",
        "agent",
    }
)
# "threatened with war", "called for talks"; what a threat is made "over" is no part of it.
ABSORBED_THROUGH = frozenset({"of", "for", "to", "into", "from", "against", "between", "with", "on", "about"})
# The present of these tells of what is to come.
PRESENT, TO_COME = frozenset({"VBZ", "VBP"}), frozenset({"begin", "resume", "end"})
DEEPEST_CONTENT = 7
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A hit with its final type, status and trigger words.

    `actor_of` is the word whose subject is the actor where that is not the
    trigger's own (the one who demands); `content` is what a threat, demand or promise is about,
    `stopped` what was suspended, ended or broken, `told_of` the noun whose beginning a clause tells.
    """

    hit: Hit
    verdict: Verdict
    status: Status
    words: tuple[Token, ...]
    actor_of: Token | None = None
    content: Hit | None = None
    stopped: Hit | None = None
    told_of: Hit | None = None


def shape(
    hits: Sequence[Hit], document: Document, codebook: Codebook, lexicon: Lexicon
) -> tuple[Shaped, ...]:
    """Code all hits of one paragraph: judge, absorb, retype; in text order."""
    judged = [(hit, judge(hit, document, lexicon)) for hit in hits]
    shaped: list[Shaped] = []
    for hit, verdict in judged:
        phases = list(phases_of(hit, hits, codebook, lexicon))
        told = [_told(t, document, codebook, lexicon) for t in phases]
        absorber = _absorber(hit, verdict, hits)
        # What a clause tells of a noun takes the place of what the bare noun would tell.
        clauses = [p.clause for p in phases if not p.beside]
        instead = any(
            t.told_of is hit and not p.beside for t, p in zip(told, phases, strict=True)
        ) and verdict.operator in {None, *clauses}
        if absorber is None and not instead and _tells(hit, verdict):
            shaped += _shape_one(hit, verdict, codebook, lexicon)
        shaped += told
    shaped += [
        replace(_told(t, document, codebook, lexicon), stopped=None) for t in stopped_pronouns(hits, lexicon)
    ]
    with_modes = [_with_content_mode(s, hits) for s in shaped]
    return tuple(sorted(_distinct(with_modes), key=lambda s: s.words[0].i))


def _is_only_noun(verdict: Verdict) -> bool:
    """ "Vesk, the establishment of posts": a noun of beginning that no verb says anything of."""
    noun = verdict.aspect
    return noun is not None and noun.pos_ == "NOUN" and noun.dep_ == "appos" and verdict.operator is None


def _tells(hit: Hit, verdict: Verdict) -> bool:
    """What is set up and only named is no event; that it began, may come or was stopped is one."""
    if hit.kind is None or (verdict.phase is not None and not _is_only_noun(verdict)):
        return True
    if hit.course is not None and hit.course.closed:
        return False
    return (
        (verdict.operator is not None and verdict.operator.dep_ not in {"aux", "neg"})
        or (verdict.operator is not None and verdict.operator.lower_ == "would")  # "her zone would take in …"
        or verdict.status is Status.ONGOING
    )


def _absorber(hit: Hit, verdict: Verdict, hits: Sequence[Hit]) -> Hit | None:
    """The threat, demand, refusal, promise or signing that this hit is the content of."""
    if _is_on_record(hit):
        return None
    depth = 0
    below = hit.head
    for token in grammar.climb(hit.head):
        if token == hit.head:
            continue
        depth += 1
        if depth > DEEPEST_CONTENT or below.dep_ not in CONTENT_PATH:
            return None
        if below.dep_ in {"ccomp", "pcomp"} and (asks_for(below) or grammar.is_apart(below)):
            return None  # "refused to say who attacked", "they attacked; the mayor had refused"
        if below.dep_ == "acl" and below.tag_ in {"VBN", "VBD", "VBG"}:
            return None
        if below.dep_ == "prep" and below.lower_ not in ABSORBED_THROUGH:
            return None
        if below.dep_ == "advcl" and (below.tag_ != "VB" or any(c.dep_ == "mark" for c in below.children)):
            return None
        for other in hits:
            # A second verb beside the first is no content of it: "accused X and demanded Y".
            if other.head == token and other is not hit and other.rule.absorbs and below.dep_ != "conj":
                return None if _was_made(hit, other) else other
        below = token
    return None


def _was_made(hit: Hit, absorber: Hit) -> bool:
    """ "rejected a plea by the envoy": whoever rejects it, the plea was made."""
    return absorber.event_type == "REJECT" and hit.event_type in SPEECH_ACTS and not hit.is_verbal


def _is_on_record(hit: Hit) -> bool:
    """A noun with a year or date of its own ("the 2018 agreement") is there whatever is said of it."""
    return not hit.is_verbal and any(
        c.lower_.isdigit() and len(c) == YEAR_DIGITS and c.dep_ in {"nummod", "amod", "compound", "nmod"}
        for c in hit.head.children
    )


def _shape_one(hit: Hit, verdict: Verdict, codebook: Codebook, lexicon: Lexicon) -> list[Shaped]:
    stopped = _stopped(hit, verdict, codebook, lexicon)
    if stopped is not None:
        # "ended a government offensive" tells of the offensive too, "end fighting" only of the end.
        described = any(c.dep_ in {"det", "poss", "amod", "compound"} for c in hit.head.children)
        # What is followed over time ("suspended its ban") is told of by its turn alone.
        keeps = hit.event_type in HOSTILE and hit.course is None and not hit.is_verbal and described
        own = _plain(hit, replace(verdict, status=Status.HAPPENED), codebook) if keeps else None
        turned, actor_of = _turned(stopped.hit, verdict)
        return [replace(stopped, hit=turned, actor_of=actor_of)] + ([own] if own is not None else [])
    turned, actor_of = _turned(hit, verdict)
    return [_plain(turned, verdict, codebook, actor_of=actor_of)]


def _turned(hit: Hit, verdict: Verdict) -> tuple[Hit, Token | None]:
    """What is refused is REJECT, what is demanded REQUEST, what is threatened THREATEN; and whose word that is."""
    if verdict.refused and verdict.status is Status.DENIED and hit.event_type in COOPERATIVE:
        return hit.retyped("REJECT", ASKED_MODE.get(hit.event_type)), None
    if verdict.status is Status.DEMANDED and hit.event_type != "REQUEST":
        mode = ASKED_MODE.get(hit.event_type, "yield" if hit.event_type in HOSTILE else "change")
        return hit.retyped("REQUEST", mode), verdict.operator
    if verdict.status is Status.THREATENED and hit.event_type != "THREATEN":
        return hit.retyped("THREATEN", THREAT_MODE.get(hit.event_type)), verdict.operator
    return hit, None


def _plain(hit: Hit, verdict: Verdict, codebook: Codebook, actor_of: Token | None = None) -> Shaped:
    status = verdict.status
    own = codebook.types[hit.event_type].status if hit.event_type in codebook.types else None
    if own is not None and (
        status in OPEN or (not hit.is_verbal and status in {Status.PLANNED, Status.POSSIBLE})
    ):
        status = Status(own)
    elif (
        hit.rule.pattern.stative
        and status is Status.HAPPENED
        and hit.head.tag_ in {"VBN", "JJ"}
        and hit.head.dep_ == "amod"
    ):
        status = Status.ONGOING
    return Shaped(
        hit=hit, verdict=verdict, status=status, words=_trigger_words(hit, verdict), actor_of=actor_of
    )


def _trigger_words(hit: Hit, verdict: Verdict) -> tuple[Token, ...]:
    """The hit's words, with the aspect verb or deciding word before them where it stands close by."""
    words = list(hit.words)
    for extra in (verdict.aspect, verdict.operator):
        if (
            extra is not None
            and extra.lemma_ != "be"
            and extra.doc is hit.head.doc
            and abs(extra.i - words[0].i) <= 6
            and extra.sent == hit.head.sent
        ):
            words.append(extra)
    return tuple(sorted({w.i: w for w in words}.values(), key=lambda t: t.i))


def _stopped(hit: Hit, verdict: Verdict, codebook: Codebook, lexicon: Lexicon) -> Shaped | None:
    """Stopping something is itself coded: suspended patrols are SANCTION, an offensive that ended RETREAT."""
    aspect = verdict.told
    if verdict.aspect is None or aspect is None:
        return None
    if (
        verdict.phase == "violate"
        and hit.event_type in {"AGREE", "RETREAT"}
        and not _is_under_accusation(verdict.aspect)
    ):
        broken = Hit(head=verdict.aspect, words=hit.words, rule=hit.rule, event_type="ASSAULT", mode=None)
        if hit.mode != "ceasefire":
            broken = broken.retyped("REJECT", "yield")
        return Shaped(
            hit=broken, verdict=verdict, status=verdict.status, words=_trigger_words(broken, verdict)
        )
    code = stopping(hit, aspect, verdict.aspect)
    if code is None:
        return None
    event_type, _, mode = code.partition("/")
    retyped = Hit(
        head=verdict.aspect,
        words=tuple(sorted({verdict.aspect, *hit.words}, key=lambda t: t.i)),
        rule=hit.rule,
        event_type=event_type,
        mode=mode or None,
    )
    words = _trigger_words(retyped, verdict)
    return Shaped(hit=retyped, verdict=verdict, status=verdict.status, words=words, stopped=hit)


def _is_under_accusation(aspect: Token) -> bool:
    """ "accused of flouting the deal": the breach is the accusation's, the deal stays a deal."""
    return aspect.dep_ == "pcomp" and aspect.head.dep_ == "prep"


def _told(told: Told, document: Document, codebook: Codebook, lexicon: Lexicon) -> Shaped:
    """What a clause tells of a noun: that the truce began, that the patrols were suspended."""
    hit = replace(told.hit, head=told.verb, words=told.words)
    verdict = replace(
        judge(hit, document, lexicon), phase=told.aspect.phase, aspect=told.verb, told=told.aspect
    )
    if verdict.status is Status.ONGOING and told.verb.tag_ in PRESENT and told.aspect.phase in TO_COME:
        verdict = replace(verdict, status=Status.PLANNED)  # "a truce that begins on Friday"
    code = stopping(told.hit, told.aspect, told.verb)
    if code is None:
        return replace(_plain(hit, verdict, codebook), told_of=told.hit)
    event_type, _, mode = code.partition("/")
    return replace(_plain(hit.retyped(event_type, mode or None), verdict, codebook), stopped=told.hit)


def _with_content_mode(shaped: Shaped, hits: Sequence[Hit]) -> Shaped:
    """Give a threat, demand or refusal without a mode the one that its content asks for, and its words."""
    hit = shaped.hit
    if not hit.rule.absorbs:
        return shaped
    modes = THREAT_MODE if hit.event_type == "THREATEN" else ASKED_MODE
    content = [other for other in hits if other is not hit and _absorber(other, shaped.verdict, [hit]) is hit]
    if not content:
        return shaped
    near = min(content, key=lambda other: abs(other.head.i - hit.head.i))
    mode = hit.mode or (
        modes.get(near.event_type) if hit.event_type in {"THREATEN", "REQUEST", "REJECT"} else None
    )
    words = shaped.words
    if abs(near.head.i - hit.head.i) <= 12:
        words = tuple(sorted({w.i: w for w in (*words, *near.words)}.values(), key=lambda t: t.i))
    return replace(shaped, hit=hit.retyped(hit.event_type, mode), words=words, content=near)


def _distinct(shaped: Sequence[Shaped]) -> list[Shaped]:
    """One mention a head word and type."""
    found: dict[tuple[int, str], Shaped] = {}
    for one in shaped:
        found.setdefault((one.hit.head.i, one.hit.event_type), one)
    return list(found.values())
