"""Read the wording of one report: mentions, status, participants, speakers, quantities.

`code` is the only public name. The parse ends here: what later stages need is in
the Reading.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from truceline.records.document import Document, SectionRole
from truceline.records.mention import Citation, Mention, NameWords, Passage, Reading, Status
from truceline.records.serial import stable_id
from truceline.reference.codebook import Codebook
from truceline.reference.kinds import Kinds
from truceline.reference.lexicon import Lexicon
from truceline.reference.shingles import signature_of
from truceline.stages.code import grammar
from truceline.stages.code.attribution import Sayings, attribute, find_sayings
from truceline.stages.code.names import NAME_ENTITIES, name_words
from truceline.stages.code.participants import Participants, participants
from truceline.stages.code.patterns import find
from truceline.stages.code.quantities import quantities
from truceline.stages.code.shaping import Shaped, shape, strict_type
from truceline.stages.code.threats import as_threat, conditional_demands
from truceline.stages.code.times import PlacedTime, find_times, times_of

CITING = frozenset({"report", "say", "tell", "write", "quote", "cite"})


def code(
    document: Document,
    parse: Sequence[Doc],
    codebook: Codebook,
    lexicon: Lexicon,
    *,
    kinds: Kinds,
    made_with: str,
) -> Reading:
    """Code one report: every mention with its words, and what later stages ask of the report.

    `parse` is what `annotate` gave; mentions come in text order, and two never
    share both trigger and type. `made_with` is kept on the Reading as it is given.
    """
    _chain_parses(parse)
    sayings = find_sayings(parse, lexicon)
    mentions: list[Mention] = []
    times: list[PlacedTime] = []
    for paragraph in parse:
        found = find_times(paragraph, document)
        times += found
        shaped = list(shape(find(paragraph, codebook, lexicon), document, codebook, lexicon))
        shaped += conditional_demands(shaped, paragraph)
        coder = _Coder(document, parse, codebook, lexicon, kinds)
        mentions += coder.mentions(shaped, sayings, found)
    return Reading(
        document=document,
        mentions=tuple(sorted(mentions, key=lambda m: (m.trigger.start, m.trigger.end, m.event_type))),
        times=tuple(time.words for time in times),
        names=tuple(_names(parse, document, lexicon)),
        citations=tuple(_citations(parse, document)),
        passages=tuple(_passages(parse, document)),
        made_with=made_with,
    )


class _Coder:
    """The things that every mention of a report is made with."""

    def __init__(
        self, document: Document, parse: Sequence[Doc], codebook: Codebook, lexicon: Lexicon, kinds: Kinds
    ) -> None:
        self.document, self.parse, self.codebook, self.lexicon, self.kinds = (
            document,
            parse,
            codebook,
            lexicon,
            kinds,
        )

    def mentions(
        self, shaped: Sequence[Shaped], sayings: Sayings, times: Sequence[PlacedTime]
    ) -> list[Mention]:
        """Build the mentions of one paragraph."""
        heads = [s.hit.head for s in shaped]
        return [self._mention(s, heads, sayings, times) for s in shaped]

    def _mention(
        self, shaped: Shaped, heads: Sequence[Token], sayings: Sayings, times: Sequence[PlacedTime]
    ) -> Mention:
        head = shaped.hit.head
        who = self._participants(shaped)
        speakers = attribute(head, sayings, self.document, self.lexicon, self.parse)
        shaped = as_threat(shaped, who, speakers)
        first, last = shaped.words[0], shaped.words[-1]
        trigger = grammar.span(self.document, first, last)
        event_type, mode = shaped.hit.event_type, shaped.hit.mode
        sentence = head.sent
        when = times_of(head, heads, times)
        if not when and shaped.verdict.aspect is not None:
            when = times_of(shaped.verdict.aspect, [shaped.verdict.aspect], times)
        return Mention(
            id=stable_id("mention", self.document.id, str(trigger.start), str(trigger.end), event_type),
            event_type=event_type,
            plover_type=strict_type(event_type, shaped.status),
            mode=mode,
            contexts=shaped.hit.rule.pattern.contexts,
            cameo=self.codebook.cameo(
                event_type,
                mode,
                shaped.hit.rule.pattern if event_type == shaped.hit.rule.event_type else None,
            ),
            status=shaped.status,
            trigger=trigger,
            sentence=grammar.span(self.document, sentence[0], sentence[-1]),
            rule_id=shaped.hit.rule.pattern.id,
            condition=shaped.verdict.condition,
            actors=who.actors,
            recipients=who.recipients,
            where=who.where,
            when=when,
            speakers=speakers,
            quantities=quantities(self._counted(shaped), self.document),
            topics=self._topics(shaped),
            phase=_phase(shaped),
        )

    def _participants(self, shaped: Shaped) -> Participants:
        """The hit's own participants; where someone demands or threatens it, that one acts and the doer receives."""
        own = participants(shaped.hit, self.document, self.lexicon)
        if shaped.actor_of is None:
            return own
        asker = [t for t in _owners(shaped.actor_of)]
        actors = tuple(name_words(self.document, t, self.lexicon) for t in asker)
        left = tuple(w for w in own.actors if w.evidence not in {a.evidence for a in actors})
        recipients = own.recipients if shaped.hit.event_type == "THREATEN" else left
        return Participants(actors=actors, recipients=recipients, where=own.where)

    def _counted(self, shaped: Shaped) -> list[Token]:
        head = shaped.hit.head
        near = [head, *(w for w in shaped.hit.words)]
        near += grammar.subjects(head) + grammar.objects(head) if shaped.hit.is_verbal else []
        near += [t for p in grammar.prepositions(head) for t in grammar.prep_objects(p)]
        return near

    def _topics(self, shaped: Shaped) -> tuple[str, ...]:
        """Kinds of arrangement whose words occur in the trigger or in the phrases right around it."""
        near = [shaped.hit.head, *shaped.words]
        near += [
            c
            for t in near
            for c in t.children
            if c.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj", "attr", "amod", "compound", "prep"}
        ]
        near += [
            g
            for t in near
            for g in t.children
            if g.dep_ in {"pobj", "dobj", "compound", "amod", "pcomp", "punct"}
        ]
        ordered = sorted({t.i: t for t in near}.values(), key=lambda t: t.i)
        text = " ".join(t.text for t in ordered).replace(" - ", "-")
        return self.kinds.topics_in(text)


def _phase(shaped: Shaped) -> str | None:
    if shaped.status is Status.NOT_HAPPENED and shaped.verdict.phase is None:
        return "fail"
    return shaped.verdict.phase


def _owners(operator: Token) -> list[Token]:
    """Who demands, threatens or proposes: the operator verb's subject, the operator noun's owner."""
    if operator.pos_ in {"VERB", "AUX"}:
        return grammar.subjects(operator)
    owners = [c for c in operator.children if c.dep_ == "poss"]
    if owners:
        return owners
    for above in grammar.climb(operator):
        if above.pos_ in {"VERB", "AUX"} and above != operator:
            return grammar.subjects(above)
    return []


def _chain_parses(parse: Sequence[Doc]) -> None:
    """Let each paragraph know the one before it, for pronouns; captions stand apart."""
    before: Doc | None = None
    for paragraph in parse:
        paragraph.user_data["before"] = before
        if paragraph.user_data["section"].role is not SectionRole.CAPTION:
            before = paragraph


def _names(parse: Sequence[Doc], document: Document, lexicon: Lexicon) -> list[NameWords]:
    return [
        name_words(document, entity.root, lexicon, _preposition(entity.root))
        for paragraph in parse
        for entity in paragraph.ents
        if entity.label_ in NAME_ENTITIES
    ]


def _preposition(token: Token) -> str:
    above = token.head
    return above.lower_ if token.dep_ == "pobj" and above.pos_ == "ADP" else ""


def _citations(parse: Sequence[Doc], document: Document) -> list[Citation]:
    """ "Reuters reported", "told The Courier", "according to the Arab News": outlets named as where it comes from."""
    found = []
    for paragraph in parse:
        for entity in paragraph.ents:
            root = entity.root
            if entity.label_ not in {"ORG", "PERSON", "GPE"}:
                continue
            governor = root.head
            cue = governor.lemma_.lower()
            told = root.dep_ in {"nsubj", "dobj", "dative"} and cue in CITING
            by = root.dep_ == "pobj" and governor.head.lower_ in {"according", "per"}
            if told or by:
                found.append(
                    Citation(
                        evidence=grammar.span(document, entity[0], entity[-1]),
                        outlet=entity.text,
                        cue=governor.head.lower_ if by else governor.lower_,
                    )
                )
    return found


def _passages(parse: Sequence[Doc], document: Document) -> list[Passage]:
    found = []
    for paragraph in parse:
        for sentence in paragraph.sents:
            words = [t for t in sentence if not t.is_space]
            if words:
                evidence = grammar.span(document, words[0], words[-1])
                found.append(
                    Passage(start=evidence.start, end=evidence.end, signature=signature_of(evidence.quote))
                )
    return found


__all__ = ["code"]
