"""Build mentions from shaped hits: who, where, when, on whose word, how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.records.document import Document
from truceline.records.mention import Mention, NameWords, Status
from truceline.records.parse import Paragraph, Token
from truceline.records.serial import stable_id
from truceline.reference.cameo import Scales
from truceline.reference.codebook import Codebook
from truceline.reference.lexicon import Lexicon
from truceline.reference.strict import strict_type
from truceline.stages.code import extent, grammar
from truceline.stages.code.attribution import Sayings, attribute
from truceline.stages.code.codes import nearest_code
from truceline.stages.code.dating import Dating, when
from truceline.stages.code.deciding import status_words
from truceline.stages.code.echoes import RECENT, with_echo, with_place
from truceline.stages.code.forms import has_to, is_one_occasion, modal_of
from truceline.stages.code.known import Known
from truceline.stages.code.learned import Sight, by_reader, filled
from truceline.stages.code.learned_status import status_heard
from truceline.stages.code.names import name_words
from truceline.stages.code.participants import Participants, clause_recipients, participants
from truceline.stages.code.phases import first_in_row
from truceline.stages.code.quantities import quantities
from truceline.stages.code.shaping import Shaped
from truceline.stages.code.threats import as_threat
from truceline.stages.code.times import PlacedTime

# Types that speak of what somebody is to do, or has done, to somebody.
ASKING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE"})
NEAR_TOPIC = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "amod", "compound", "prep"})
# What is not so any more "since May" was so until then, where nothing else is told of its course.
GOING = (None, "continue", "implement")
NEARER_TOPIC = frozenset({"pobj", "dobj", "compound", "amod", "pcomp", "punct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every mention of one report is built on."""

    document: Document
    parse: Sequence[Paragraph]
    codebook: Codebook
    lexicon: Lexicon
    known: Known
    sayings: Sayings
    sides: Mapping[str, frozenset[str]]
    scales: Scales


def mentions_of(
    shaped: Sequence[Shaped],
    ground: Ground,
    times: Sequence[PlacedTime],
    earlier: Sequence[Mention],
    sight: Sight | None = None,
) -> list[Mention]:
    """Build the mentions of one paragraph; `earlier` are those of the paragraphs before, `sight` what was seen."""
    dating = Dating(heads=[s.hit.head for s in shaped], times=times)
    found: list[Mention] = []
    before = [*earlier[-RECENT:]]
    counted = quantities([s.hit for s in shaped], ground.document, ground.lexicon)
    for one, own in zip(shaped, counted, strict=True):
        found.append(replace(_seen(one, ground, dating, before, sight=sight), quantities=own))
        before.append(found[-1])
    return found


def _seen(
    shaped: Shaped, ground: Ground, dating: Dating, earlier: Sequence[Mention], *, sight: Sight | None
) -> Mention:
    """Build one mention by the rules, with what the reader saw of it."""
    if sight is None:
        return _mention(shaped, ground, dating, earlier)
    document, lexicon = ground.document, ground.lexicon
    heard = status_heard(shaped, sight, document, lexicon)
    if heard is not None:
        shaped = replace(shaped, status=heard[0])
    built = by_reader(_mention(shaped, ground, dating, earlier), "event", shaped.hit.share)
    if heard is not None:
        built = by_reader(replace(built, status_words=()), "status", heard[1])
    built = by_reader(built, "attribution", ground.sayings.share_of(built.speakers))
    return filled(built, shaped.hit, sight, document, lexicon)


def _mention(shaped: Shaped, ground: Ground, dating: Dating, earlier: Sequence[Mention]) -> Mention:
    document, lexicon, head = ground.document, ground.lexicon, shaped.hit.head
    topics = _topics(shaped, ground.known, lexicon)
    who = with_echo(shaped, _participants(shaped, ground), topics, earlier, document)
    who = with_place(shaped, who, document, lexicon)
    speakers = attribute(head, ground.sayings, document, lexicon, ground.parse)
    shaped = as_threat(shaped, who, speakers, ground.sides)
    trigger = extent.span(document, shaped.words[0], shaped.words[-1])
    event_type, pattern = shaped.hit.event_type, shaped.hit.rule.pattern
    mode = None if _stops_one_occasion(shaped, lexicon) else shaped.hit.mode
    return Mention(
        id=stable_id("mention", document.id, str(trigger.start), str(trigger.end), event_type),
        event_type=event_type,
        plover_type=strict_type(event_type, shaped.status),
        mode=mode,
        contexts=pattern.contexts,
        cameo=nearest_code(shaped, mode, ground.codebook, ground.scales),
        status=shaped.status,
        trigger=trigger,
        sentence=extent.span(document, head.sent[0], head.sent[-1]),
        rule_id=pattern.id,
        condition=shaped.verdict.condition,
        actors=who.actors,
        recipients=who.recipients,
        where=who.where,
        when=when(shaped, speakers, dating, lexicon),
        speakers=speakers,
        topics=topics,
        phase=_phase(shaped, lexicon),
        status_words=status_words(shaped, document, lexicon),
    )


def _participants(shaped: Shaped, ground: Ground) -> Participants:
    """The hit's own participants; where someone demands or threatens it, that one acts and the doer receives."""
    document, lexicon = ground.document, ground.lexicon
    own = participants(shaped.hit, document, lexicon)
    noun = shaped.stopped or shaped.told_of
    if noun is not None:
        parties = participants(noun, document, lexicon)
        if not own.actors:
            own = replace(own, actors=parties.actors, where=own.where or parties.where)
        elif not own.recipients:
            doing = {words.evidence for words in own.actors}
            others = (*parties.actors, *parties.recipients)
            own = replace(own, recipients=tuple(w for w in others if w.evidence not in doing))
    if shaped.content is not None and not own.recipients:
        own = replace(own, recipients=_of_content(shaped, own, ground))
    if not own.recipients and shaped.hit.is_verbal and shaped.hit.event_type in ASKING:
        asked = clause_recipients(shaped.hit.head, lexicon, asking=shaped.hit.event_type == "REQUEST")
        words = tuple(name_words(document, t, lexicon) for t in asked)
        own = replace(
            own, recipients=tuple(w for w in words if w.evidence not in {a.evidence for a in own.actors})
        )
    if shaped.actor_of is None:
        return own
    actors = tuple(name_words(document, t, lexicon) for t in _owners(shaped.actor_of))
    left = tuple(w for w in own.actors if w.evidence not in {a.evidence for a in actors})
    recipients = own.recipients if shaped.hit.event_type == "THREATEN" else left
    return Participants(actors=actors, recipients=recipients, where=own.where)


def _of_content(shaped: Shaped, own: Participants, ground: Ground) -> tuple[NameWords, ...]:
    """Whom a threat would befall, of whom something is demanded, to whom it is promised."""
    assert shaped.content is not None
    inner = participants(shaped.content, ground.document, ground.lexicon)
    asked = inner.actors if shaped.hit.event_type == "REQUEST" else inner.recipients
    return tuple(words for words in asked if words.evidence not in {a.evidence for a in own.actors})


def _stops_one_occasion(shaped: Shaped, lexicon: Lexicon) -> bool:
    """ "cut short the first patrol": nothing that is followed over time was stopped by it."""
    head = shaped.hit.head
    return shaped.hit.event_type == "SANCTION" and any(
        is_one_occasion(o) and lexicon.in_class(o.lemma_, ("@cooperation",)) for o in grammar.objects(head)
    )


def _topics(shaped: Shaped, known: Known, lexicon: Lexicon) -> tuple[str, ...]:
    """Kinds of arrangement whose words occur in the trigger or in the phrases right around it."""
    if _stops_one_occasion(shaped, lexicon):
        return ()
    near = [shaped.hit.head, *shaped.words]
    near += [hit.head for hit in (shaped.told_of, shaped.stopped) if hit is not None]
    first = first_in_row(shaped.hit.head) if shaped.hit.is_verbal else shaped.hit.head
    near += [c for c in first.children if c.dep_ == "nsubjpass"]
    near += [first.head] if first.dep_ == "acl" and first.tag_ == "VBN" else []
    near += [c for t in near for c in t.children if c.dep_ in NEAR_TOPIC]
    near += [g for t in near for g in t.children if g.dep_ in NEARER_TOPIC]
    near += [o for t in near if t.dep_ == "prep" for o in grammar.prep_objects(t)]
    near += [t for n in near if n.pos_ == "NOUN" for t in _set_up_by(n, lexicon)]
    near += [t for n in near if lexicon.in_class(n.lemma_, ("@terms",)) for t in grammar.under(n, ("of",))]
    near += _agreed_on(shaped) + _asked_for(shaped)
    if shaped.content is not None and not shaped.content.is_verbal:
        thing = shaped.content.head
        near += [thing, *(c for c in thing.children if c.dep_ in {"compound", "amod", "nmod"})]
    ordered = sorted({t.i: t for t in near}.values(), key=lambda t: t.i)
    named = known.kinds.topics_in(" ".join(t.text for t in ordered).replace(" - ", "-"))
    own = [hit.kind for hit in (shaped.hit, shaped.stopped) if hit is not None and hit.kind is not None]
    return tuple(dict.fromkeys((*own, *named, *(kind for t in ordered for kind in known.kinds_of(t)))))


def _agreed_on(shaped: Shaped) -> list[Token]:
    """The nouns of what it is agreed to do: "agreed to let aid through along a corridor", "that patrols be held"."""
    if shaped.hit.event_type not in {"AGREE", "SUPPORT"} or not shaped.hit.is_verbal:
        return []
    below = shaped.hit.head.children
    clauses = [
        c
        for c in below
        if (c.dep_ == "ccomp" and (modal_of(c) is not None or c.tag_ == "VB"))
        or (c.dep_ in {"xcomp", "advcl"} and has_to(c))
    ]
    return [
        t
        for clause in clauses
        for t in clause.subtree
        if t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}
        and not any(_is_set_apart(a, clause) for a in (t, *t.ancestors))
    ]


def _asked_for(shaped: Shaped) -> list[Token]:
    """The nouns of what somebody is asked to agree on or to do: "called on both to agree on a ceasefire"."""
    content = shaped.content
    if shaped.hit.event_type not in {"REQUEST", "THREATEN"} or content is None or not content.is_verbal:
        return []
    things = [
        content.head,
        *grammar.objects(content.head),
        *grammar.under(content.head, ("on", "to", "from")),
    ]
    return things + [c for t in things for c in t.children if c.dep_ in {"amod", "compound"}]


def _is_set_apart(token: Token, clause: Token) -> bool:
    return token.dep_ in {"relcl", "advcl", "acl", "ccomp"} and clause.is_ancestor(token)


def _set_up_by(noun: Token, lexicon: Lexicon) -> list[Token]:
    """What an agreement is to bring, with the words that name it: "a deal to mount patrols", "an accord on a zone"."""
    if not lexicon.in_class(noun.lemma_, ("@agreements",)):
        return []
    verbs = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"]
    things = [t for verb in verbs for t in (verb, *grammar.objects(verb))] + grammar.under(noun, ("on",))
    # "signed an accord with the League on a mission": parsers hang "on" on the name or on the verb.
    hung = [t for with_ in grammar.under(noun, ("with", "between")) for t in grammar.under(with_, ("on",))]
    things += hung + (grammar.under(noun.head, ("on",)) if noun.dep_ == "dobj" else [])
    things += [t for thing in things for t in grammar.under(thing, ("of",))]
    return things + [c for t in things for c in t.children if c.dep_ in {"amod", "compound"}]


def _phase(shaped: Shaped, lexicon: Lexicon) -> str | None:
    if shaped.hit.event_type == "ACCUSE" and shaped.verdict.phase is None:
        aspects = (lexicon.aspects.get(word.lemma_) for word in shaped.words)
        if any(aspect is not None and aspect.phase == "violate" for aspect in aspects):
            return "violate"  # "accused the rebels of breaking the truce"
    if shaped.status is Status.NOT_HAPPENED and shaped.verdict.phase in GOING and _is_idle(shaped.hit.head):
        return "idle"
    if (
        shaped.status is Status.NOT_HAPPENED
        and shaped.verdict.phase in GOING
        and _is_any_more(shaped.hit.head)
    ):
        return "continue"
    if shaped.hit.event_type == "REJECT" and shaped.verdict.status is Status.DENIED:
        return "continue" if shaped.verdict.phase in {"suspend", "end"} else shaped.verdict.phase
    if shaped.status is Status.NOT_HAPPENED and shaped.verdict.phase is None:
        return "fail"
    if shaped.verdict.phase == "end" and shaped.status is Status.ONGOING and _is_under_way(shaped):
        return None  # "are being withdrawn": an end that is under way is none yet
    return shaped.verdict.phase


def _is_under_way(shaped: Shaped) -> bool:
    verb = shaped.verdict.aspect or shaped.hit.head
    return verb.tag_ == "VBG" or any(c.dep_ == "auxpass" and c.lower_ == "being" for c in verb.children)


def _is_any_more(head: Token) -> bool:
    """ "There is no truce any more", "it no longer holds"."""
    beside = (
        c
        for word in grammar.climb(head)
        for c in (*word.children, *(g for c in word.children for g in c.children))
    )
    return any(c.lower_ in {"anymore", "longer"} or (c.lower_ == "more" and _is_any(c)) for c in beside)


def _is_any(more: Token) -> bool:
    return more.i > 0 and more.nbor(-1).lower_ == "any"


def _is_idle(head: Token) -> bool:
    """ "No convoy has used it since May", "they have not met for a year": it was going on before."""
    for word in grammar.climb(head):
        for child in word.children:
            lasts = child.lower_ == "for" and any(c.ent_type_ in {"DATE", "TIME"} for c in child.children)
            if child.dep_ in {"prep", "mark"} and (child.lower_ == "since" or lasts):
                return True
        if word.dep_ in {"ROOT", "ccomp", "relcl"}:
            return False
    return False


def _owners(operator: Token) -> list[Token]:
    """Who demands, threatens or proposes: the operator verb's subject, the operator noun's owner."""
    if operator.pos_ in {"VERB", "AUX"}:
        return grammar.subjects(operator)
    return grammar.holders(operator)
