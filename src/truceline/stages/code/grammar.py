"""Ask a parsed sentence who does what to whom, through passives, relatives, control and coordination."""

from collections.abc import Iterable, Iterator

from truceline.records.parse import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE_WORDS = frozenset({"which", "who", "that", "whom"})
# A clause borrows its subject from the clause that governs it by one of these.
BORROWING = frozenset({"xcomp", "advcl", "pcomp", "conj", "ccomp", "acomp"})
NAMES = frozenset({"NORP", "GPE", "ORG"})
LONGEST_CLIMB = 12


def is_passive(verb: Token) -> bool:
    """True for a passive verb and for a past participle that modifies a noun."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "dobj"} for child in verb.children):
        return False
    return verb.dep_ in {"acl", "amod"} or (verb.dep_ == "advcl" and verb.i == verb.left_edge.i)


def is_apart(clause: Token) -> bool:
    """True before ";": "both signed on Monday; they had refused for years" is two sentences to all but the parser."""
    return clause.dep_ == "ccomp" and any(t.text == ";" for t in clause.doc[clause.i : clause.head.i])


def conjoined(token: Token) -> list[Token]:
    """The token and everything that is coordinated with it, to the right."""
    found: list[Token] = []
    queue = [_named_so(token)]
    while queue and len(found) < 50:
        current = queue.pop(0)
        found.append(current)
        queue += [child for child in current.children if child.dep_ == "conj" and child.pos_ != "VERB"]
    return found


def _named_so(noun: Token) -> Token:
    """The name of a state right behind its noun, "Chad" of "the EU's ally Chad"; else the noun itself."""
    if noun.pos_ == "NOUN" and not noun.ent_type_:
        for child in noun.children:
            if child.dep_ == "appos" and child.i == noun.i + 1 and child.ent_type_ == "GPE":
                return child
    return noun


# Words that say how many of some they are, and so stand for those themselves; "a member of" does not.
SOME_OF = frozenset({
    "one", "some", "many", "most", "several", "all", "none", "few", "both", "each", "any", "dozen", "hundred",
    "thousand", "score", "majority", "half", "rest",
})  # fmt: skip
PARTITIVES = SOME_OF | {"part", "number", "group", "member", "lot"}


def core(token: Token, partitives: frozenset[str] = PARTITIVES) -> Token:
    """The noun that a partitive counts: "posts" of "some of its posts"; else the token itself."""
    if token.lemma_ in partitives or token.like_num:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = [c for c in child.children if c.dep_ == "pobj"]
                if inner:
                    return inner[0]
    return token


def subjects(verb: Token) -> list[Token]:
    """Those who do it: grammatical subjects, an agent in the passive, borrowed ones in clauses without any."""
    if is_passive(verb):
        return agents(verb)
    return _surface_subjects(verb, SUBJECTS)


def objects(verb: Token) -> list[Token]:
    """Those to whom it is done: direct objects, passive subjects, the noun that a participle modifies."""
    if is_passive(verb):
        found = _surface_subjects(verb, PASSIVE_SUBJECTS)
        return found + [t for c in verb.children if c.dep_ in {"dobj", "oprd"} for t in conjoined(c)]
    found = [
        t
        for c in verb.children
        if c.dep_ in {"dobj", "dative", "obj"} and c.pos_ != "ADP"
        for t in conjoined(c)
    ]
    found += [t for c in verb.children if c.dep_ == "dative" and c.pos_ == "ADP" for t in prep_objects(c)]
    if (
        not found
        and verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and antecedent(c) is None for c in verb.children)
    ):
        found = [verb.head]  # "the deal the two sides struck"
    if not found:
        # "Considers the militia a threat": a clause of a noun and what it is held to be, without a verb.
        held = (c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in {"NOUN", "PROPN", "ADJ"})
        found = [t for c in held for n in c.children if n.dep_ == "nsubj" for t in conjoined(n)]
    found = [r for t in found for r in resolved(t)]
    return found


def agents(verb: Token) -> list[Token]:
    """The objects of "by" under a passive; of the first verb where it is coordinated."""
    found = [t for c in verb.children if c.dep_ == "agent" for t in prep_objects(c)]
    if not found:
        found = [
            t
            for c in verb.children
            if c.dep_ == "prep" and c.lower_ == "by"
            for t in prep_objects(c)
            if t.ent_type_ not in {"DATE", "TIME", "CARDINAL", "QUANTITY", "PERCENT"}
        ]
    if not found:
        # "Turkish-backed": the word before the hyphen
        left = [
            t
            for t in verb.lefts
            if t.dep_ in {"npadvmod", "advmod", "amod", "nmod", "compound", "punct"} and t.i < verb.i
        ]
        found = [t for t in left if (t.pos_ == "PROPN" or t.ent_type_ in NAMES) and _hyphen_between(t, verb)]
    return found


def prep_objects(preposition: Token) -> list[Token]:
    """The nouns under a preposition, coordinated ones included."""
    return [
        t
        for c in preposition.children
        if c.dep_ in {"pobj", "pcomp"} and c.pos_ != "VERB"
        for t in conjoined(c)
    ]


def prepositions(token: Token) -> list[Token]:
    """The prepositional phrases of a token, with those of the nouns right under it that are nested one step."""
    found = [
        c
        for c in token.children
        if c.dep_ in {"prep", "agent", "dative", "prt"} and c.pos_ in {"ADP", "SCONJ", "PART"}
    ]
    nested = [inner for c in found for inner in c.children if inner.dep_ == "prep"]
    # "put their names on Monday to a truce": what the parser hangs on the day is the verb's.
    days = [d for c in found for d in c.children if d.dep_ == "pobj" and d.ent_type_ in {"DATE", "TIME"}]
    return found + nested + [p for day in days for p in day.children if p.dep_ == "prep" and p.lower_ != "of"]


def under(token: Token, names: Iterable[str]) -> list[Token]:
    """The nouns under the token's prepositions of these names ("in", "because of" by its first word)."""
    wanted = set(names)
    return [t for p in prepositions(token) if p.lower_ in wanted for t in prep_objects(p)]


def behind(noun: Token, name: str) -> list[Token]:
    """The nouns under a preposition that follows a noun at once or after adverbs, wherever the parser hangs it.

    "The gravest clashes yet between Vesk and Orland": the parser gives "between" to the verb.
    """
    for token in noun.doc[noun.i + 1 : noun.i + 4]:
        if token.lower_ == name:
            return prep_objects(token)
        if token.pos_ != "ADV":
            break
    return []


def resolved(token: Token) -> list[Token]:
    """The token, or the nouns that it stands for as a relative pronoun, each reduced to its core."""
    noun = antecedent(token)
    return [
        core(t)
        for t in (conjoined(noun) if noun is not None and _is_plural_relative(token) else [noun or token])
    ]


def _is_plural_relative(pronoun: Token) -> bool:
    """ "Turkey and Russia, which back": a plural verb takes all of a coordination."""
    verb = pronoun.head
    finite = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    return not any(t.tag_ == "VBZ" for t in finite) and pronoun.dep_ in {"nsubj", "nsubjpass"}


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for, None for any other word."""
    if token.lower_ not in RELATIVE_WORDS or token.tag_ not in {"WDT", "WP", "WP$", "IN"}:
        return None
    for above in climb(token):
        if above.dep_ == "relcl":
            return _told_of(above.head)
    return None


def _told_of(noun: Token) -> Token:
    """The subject that a noun is said of: in "Vesk is a state that shells its neighbours" Vesk shells them."""
    if (
        noun.dep_ == "attr"
        and noun.head.lemma_ == "be"
        and any(c.lower_ in ("a", "an") for c in noun.children)
    ):
        for child in noun.head.children:
            if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"}:
                return child
    return noun


def climb(token: Token) -> Iterator[Token]:
    """The token and its governors, at most a dozen."""
    current = token
    for _ in range(LONGEST_CLIMB):
        yield current
        if current.head == current:
            return
        current = current.head


def _surface_subjects(verb: Token, deps: frozenset[str]) -> list[Token]:
    current = verb
    for _ in range(LONGEST_CLIMB):
        own = [t for c in current.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for t in conjoined(c)]
        own = [t for t in own if t.dep_ != "expl"] or own
        own = [*_listed_before(own[0]), *own] if own else own
        if (
            own
            and current != verb
            and current.dep_ != "conj"
            and is_passive(current)
            and verb.dep_ == "advcl"
        ):
            # "was shelled by troops, killing ten": the troops did; "were moved out, ending …": those moved
            return agents(current) or [r for t in own for r in resolved(t)]
        if own:
            if current == verb and not any(c.dep_ in deps for c in current.children) and deps is SUBJECTS:
                own = [t for t in own if t.dep_ in SUBJECTS or t.dep_ == "conj"]
            return [r for t in own for r in resolved(t)]
        if current.dep_ == "acl" and current.tag_ == "VB":
            return holders(current.head)
        if current.dep_ in {"acl", "relcl", "amod"} and current.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return conjoined(current.head) if current.dep_ != "amod" else [current.head]
        if current.dep_ == "xcomp":
            controller = [t for c in current.head.children if c.dep_ == "dobj" for t in conjoined(c)]
            if controller and current == verb:
                return controller
        if current.dep_ not in BORROWING or current.head == current:
            return []
        if current.dep_ == "pcomp":
            current = current.head  # the preposition
        current = current.head
    return []


def _listed_before(subject: Token) -> list[Token]:
    """ "Chad, Niger hold talks": headlines list by commas alone what the parser hangs elsewhere."""
    found: list[Token] = []
    comma = subject.left_edge.i - 1
    while comma > 0 and subject.doc[comma].text == ",":
        name = subject.doc[comma - 1]
        if name.pos_ != "PROPN" and name.ent_type_ not in NAMES:
            return []
        found.insert(0, name)
        comma -= 2
    return found if comma < 0 else []


def holders(noun: Token) -> list[Token]:
    """Whose plan, wish or deal a noun is: its possessor, else the subject of the verb that has it as object."""
    owners = [t for c in noun.children if c.dep_ == "poss" for t in conjoined(c)]
    if owners:
        return owners
    for above in climb(noun):
        if above != noun and above.pos_ in {"VERB", "AUX"}:
            return subjects(above)
        if above.dep_ in {"nsubj", "nsubjpass", "ROOT", "relcl"}:
            return []
    return []


def _hyphen_between(left: Token, right: Token) -> bool:
    return any(t.text in {"-", "–"} for t in left.doc[left.i + 1 : right.i])
