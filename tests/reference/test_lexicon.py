"""Words that shape meaning: what each does to its complement, and what is told of a faulty file."""

import shutil

import pytest

from truceline.errors import DataFileError
from truceline.kit import DATA
from truceline.reference.lexicon import Operator, load_lexicon

OWN = DATA / "lexicon" / "en"
MADE = {
    "classes.yaml": "forces: [troop, soldier]\nboats: [ferry]\n",
    "operators.yaml": (
        "modals: {may: possible}\nverbs: {deny: {effect: denied, negated: happened}}\nnouns: {}\n"
        "adjectives: {}\npredicates: {}\nconditions: {if: possible}\nprepositions: {}\nover_gerunds: {}\n"
    ),
    "saying.yaml": (
        "verbs: [say]\nnouns: [claim]\ndocuments: [letter]\nanonymous: [source]\nofficials: [minister]\n"
        "stances: {verbs: [want], nouns: [wish], adjectives: [sure], works: [poll]}\n"
    ),
    "aspects.yaml": "resume: {phase: resume}\n",
    "quantities.yaml": (OWN / "quantities.yaml").read_text(encoding="utf-8"),
    "persons.yaml": "people: [weaver]\nforces: [sapper]\n",
}


@pytest.fixture
def load(tmp_path):
    def loaded(**changed):
        for name, text in MADE.items():
            (tmp_path / name).write_text(changed.get(name.split(".")[0], text), encoding="utf-8")
        return load_lexicon({path.stem: path for path in tmp_path.glob("*.yaml")})

    return loaded


@pytest.mark.parametrize(
    ("lemma", "words", "expected"),
    [
        ("troop", ("@forces",), True),
        ("sapper", ("@forces",), True),
        ("weaver", ("@people",), True),
        ("ferry", ("@forces",), False),
        ("ferry", ("@forces", "@boats"), True),
        ("ferry", ("ferry",), True),
        ("forces", ("@forces",), False),
        ("troop", ("@no_such_class",), False),
        ("troop", (), False),
    ],
)
def test_a_word_is_in_a_class_or_named_itself(load, lemma, words, expected):
    assert load().in_class(lemma, words) is expected


@pytest.mark.parametrize(
    ("clause", "negated", "effect"),
    [
        (False, False, "possible"),
        (True, False, "ongoing"),
        (False, True, "not_happened"),
        (True, True, "not_happened"),
    ],
)
def test_an_operator_decides_over_a_noun_a_clause_and_when_negated(clause, negated, effect):
    seek = Operator(effect="possible", clause="ongoing")

    assert seek.over(clause=clause, negated=negated) == effect


def test_an_operator_without_a_word_on_clauses_treats_them_as_nouns():
    assert Operator(effect="planned").over(clause=True, negated=False) == "planned"


def test_an_operator_of_the_past_may_tell_what_came_of_it():
    have_to = Operator(effect="demanded", past="happened")

    assert have_to.over(clause=True, negated=False, past=True) == "happened"
    assert have_to.over(clause=True, negated=True, past=True) == "not_happened"
    assert Operator(effect="planned").over(clause=True, negated=False, past=True) == "planned"


def test_a_denial_that_is_itself_denied_leaves_the_thing_so(load):
    assert load().verb_operators["deny"].over(clause=True, negated=True) == "happened"


def test_a_verb_is_looked_up_by_lemma_then_by_the_form_on_the_page(load):
    lexicon = load()

    assert lexicon.verb_operator("deny", "denied") is not None
    assert lexicon.verb_operator("denie", "deny") is not None
    assert lexicon.verb_operator("denie", "denied") is None


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("operators", MADE["operators.yaml"].replace("possible}\nverbs", "perhaps}\nverbs"), "modals.may"),
        ("operators", MADE["operators.yaml"] + "colours: {}\n", "colours"),
        ("saying", "verbs: [say]\n", "nouns"),
        ("aspects", "resume: {effect: happened}\n", "resume.phase"),
        ("classes", "forces: [troop\n", "is not YAML"),
    ],
)
def test_a_fault_is_told_with_its_file_and_key(load, file, text, told):
    with pytest.raises(DataFileError) as raised:
        load(**{file: text})

    assert told in str(raised.value)
    assert f"{file}.yaml" in str(raised.value)


@pytest.mark.parametrize("file", sorted(MADE))
def test_a_missing_file_is_told_by_name(tmp_path, file):
    for name in MADE:
        shutil.copy(OWN / name, tmp_path)
    (tmp_path / file).unlink()

    with pytest.raises(DataFileError, match="there is no") as raised:
        load_lexicon({path.stem: path for path in tmp_path.glob("*.yaml")})

    assert file in str(raised.value)


@pytest.fixture(scope="module")
def own():
    return load_lexicon({path.stem: path for path in OWN.glob("*.yaml")})


def test_our_own_lexicon_is_in_lower_case(own):
    words = [
        *own.verb_operators, *own.noun_operators, *own.adjective_operators, *own.modals, *own.conditions,
        *own.saying_verbs, *own.saying_nouns, *own.documents, *own.anonymous, *own.officials,
    ]  # fmt: skip

    assert [word for word in words if word != word.lower()] == []


def test_what_our_own_aspects_code_is_a_type_and_a_mode(own):
    codes = {code for a in own.aspects.values() for code in (a.cooperative, a.hostile) if code}

    assert codes >= {"SANCTION/discontinue", "RETREAT/ceasefire"}
    assert all(code.partition("/")[0].isupper() and code.partition("/")[2] for code in codes)
