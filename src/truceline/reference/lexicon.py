"""Words that shape meaning: classes, status operators, aspects and words of saying, from YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from truceline.errors import DataFileError
from truceline.reference.data_files import load_yaml
from truceline.reference.number_words import QuantityWords

Effect = Literal[
    "happened",
    "ongoing",
    "planned",
    "possible",
    "demanded",
    "threatened",
    "denied",
    "not_happened",
    "attempted",
    "keep",
    "say",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Operator(_Strict):
    """A word that decides whether its complement is so.

    `effect` holds for a plain use, `negated` where the word itself is negated
    ("did not deny"), `clause` over a clause where that differs ("seek to mend"), `past`
    where the word stands in the past ("had to leave": they left); `keep` leaves the
    complement as it stands. `binds` limits what a verb decides over (operators.yaml says how).
    """

    effect: Effect
    negated: Effect = "not_happened"
    clause: Effect | None = None
    past: Effect | None = None
    binds: Literal["to", "for", "from", "about", "out", "direct"] | None = None

    def over(self, *, clause: bool, negated: bool, past: bool = False) -> Effect:
        """Give the effect over a clause ("seek to mend") or a noun ("seek a deal"), negated, past, or neither."""
        if negated:
            return self.negated
        if past and self.past is not None:
            return self.past
        return self.clause if clause and self.clause is not None else self.effect


class Aspect(_Strict):
    """A verb or noun of beginning, going on or ending, by what it does to its object.

    `phase` is what arrangements follow; `cooperative` and `hostile` give, as
    "TYPE/mode", what stopping such an object is itself coded as.
    """

    phase: str
    effect: Effect = "happened"
    cooperative: str | None = None
    hostile: str | None = None


class _OperatorFile(_Strict):
    modals: dict[str, Effect]
    verbs: dict[str, Operator]
    nouns: dict[str, Operator]
    adjectives: dict[str, Operator]
    predicates: dict[str, Operator]
    conditions: dict[str, str]
    prepositions: dict[str, Operator]
    over_gerunds: dict[str, Operator]


class Stances(_Strict):
    """Words that set down what somebody thinks, wants or makes of a thing, and the works that can do so."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    works: frozenset[str]


class _SayingFile(_Strict):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    documents: tuple[str, ...]
    anonymous: tuple[str, ...]
    officials: tuple[str, ...]
    stances: Stances


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything under data/lexicon/<language> that the coder asks."""

    classes: Mapping[str, frozenset[str]]
    modals: Mapping[str, Effect]
    verb_operators: Mapping[str, Operator]
    noun_operators: Mapping[str, Operator]
    adjective_operators: Mapping[str, Operator]
    predicates: Mapping[str, Operator]
    prepositions: Mapping[str, Operator]
    over_gerunds: Mapping[str, Operator]
    conditions: Mapping[str, str]
    aspects: Mapping[str, Aspect]
    saying_verbs: frozenset[str]
    saying_nouns: frozenset[str]
    documents: frozenset[str]
    anonymous: frozenset[str]
    officials: frozenset[str]
    stances: Stances
    quantities: QuantityWords

    def verb_operator(self, lemma: str, form: str) -> Operator | None:
        """Give the operator that a verb is, by its lemma, else by the form on the page (lemmatisers err)."""
        return self.verb_operators.get(lemma) or self.verb_operators.get(form)

    def in_class(self, lemma: str, words: tuple[str, ...]) -> bool:
        """True where a lemma is one of some words or in a class named "@class" among them."""
        if lemma in words:
            return True
        # A plain loop: the coder asks this some fifty times a sentence.
        for word in words:  # noqa: SIM110
            if word[0] == "@" and lemma in self.classes.get(word[1:], ()):
                return True
        return False


def load_lexicon(files: Mapping[str, Path]) -> Lexicon:
    """Load a language's lexicon from its files by name; DataFileError names the file and every fault in it."""
    missing = {"operators", "saying", "classes", "aspects", "persons", "quantities"} - files.keys()
    if missing:
        raise DataFileError("lexicon", f"there is no {', '.join(sorted(missing))}.yaml")
    operators = load_yaml(files["operators"], _OperatorFile)
    saying = load_yaml(files["saying"], _SayingFile)
    classes = load_yaml(files["classes"], dict[str, tuple[str, ...]])
    persons = load_yaml(files["persons"], dict[str, tuple[str, ...]])
    for name, words in persons.items():
        classes[name] = (*classes.get(name, ()), *words)
    return Lexicon(
        classes={name: frozenset(words) for name, words in classes.items()},
        modals=operators.modals,
        verb_operators=operators.verbs,
        noun_operators=operators.nouns,
        adjective_operators=operators.adjectives,
        predicates=operators.predicates,
        prepositions=operators.prepositions,
        over_gerunds=operators.over_gerunds,
        conditions=operators.conditions,
        aspects=load_yaml(files["aspects"], dict[str, Aspect]),
        saying_verbs=frozenset(saying.verbs),
        saying_nouns=frozenset(saying.nouns),
        documents=frozenset(saying.documents),
        anonymous=frozenset(saying.anonymous),
        officials=frozenset(saying.officials),
        stances=saying.stances,
        quantities=load_yaml(files["quantities"], QuantityWords),
    )
