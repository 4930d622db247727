"""Type files are checked at load, every fault at once, and indexed by the words that set them off."""

import pytest

from truceline.config import load_settings
from truceline.errors import DataFileError
from truceline.kit import load_wording
from truceline.reference.codebook import QUADS, load_codebook, noun_head

FERRY = """\
type: FERRY
quad: material cooperation
score: 2.0
cameo: "06"
definition: Someone carries somebody over water.
modes:
  night: {score: 3, cameo: "061"}
patterns:
  - {id: ferry.carry, verb: [carry, carry over]}
  - {id: ferry.carry.people, verb: carry, object: ["@people"], mode: night, cameo: "062"}
  - {id: ferry.crossing, noun: [crossing, joint crossing, crossing of river], mutual: true}
examples:
  - "{actor:Almara} {trigger:carried} 40 people over."
  - {text: "A crossing is planned.", status: planned}
not_examples:
  - "She carried on."
"""


@pytest.fixture
def load(tmp_path):
    def loaded(*texts):
        paths = [tmp_path / f"{number}.yaml" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return load_codebook(paths)

    return loaded


def ids(entries):
    return [(words, rule.pattern.id) for words, rule in entries]


def test_a_word_alone_is_a_list_of_one(load):
    [_, people, _] = load(FERRY).types["FERRY"].patterns

    assert people.verb == ("carry",)


def test_a_sentence_alone_is_an_example(load):
    first, second = load(FERRY).types["FERRY"].examples

    assert (first.text, first.status) == ("{actor:Almara} {trigger:carried} 40 people over.", None)
    assert second.status == "planned"


def test_under_a_head_word_the_most_demanding_pattern_comes_first(load):
    codebook = load(FERRY)

    assert ids(codebook.verbs["carry"]) == [
        (("over",), "ferry.carry"),
        ((), "ferry.carry.people"),
        ((), "ferry.carry"),
    ]
    assert {words for words, _ in codebook.nouns["crossing"]} == {("of", "river"), ("joint",), ()}


def test_a_pattern_outranks_its_file_on_being_mutual(load):
    codebook = load(FERRY)

    assert {rule.mutual for _, rule in codebook.nouns["crossing"]} == {True}
    assert {rule.mutual for _, rule in codebook.verbs["carry"]} == {False}


@pytest.mark.parametrize(
    ("mode", "cameo", "score"), [("night", "061", 3.0), (None, "06", 2.0), ("no such mode", "06", 2.0)]
)
def test_cameo_and_score_are_the_modes_else_the_types(load, mode, cameo, score):
    codebook = load(FERRY)

    assert codebook.cameo("FERRY", mode) == cameo
    assert codebook.score("FERRY", mode) == score


def test_a_pattern_has_its_own_cameo_code(load):
    codebook = load(FERRY)
    people = codebook.types["FERRY"].patterns[1]

    assert codebook.cameo("FERRY", "night", people) == "062"


def test_an_unknown_type_has_neither_code_nor_score(load):
    codebook = load(FERRY)

    assert (codebook.cameo("SWIM", None), codebook.score("SWIM", None)) == (None, None)


@pytest.mark.parametrize(
    ("phrase", "head", "others"),
    [
        ("patrol", "patrol", ()),
        ("joint patrol", "patrol", ("joint",)),
        ("air-strike", "strike", ("air",)),
        ("cessation of hostility", "cessation", ("of", "hostility")),
        ("full exchange of fire", "exchange", ("full", "of", "fire")),
    ],
)
def test_the_head_of_a_noun_phrase_stands_last_or_before_of(phrase, head, others):
    assert noun_head(phrase) == (head, others)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("quad: material", "quad: liquid", "liquid cooperation"),
        ("mode: night", "mode: day", "mode 'day' is not listed"),
        ("verb: carry,", "", "no verb, noun, adj or kind"),
        ("id: ferry.carry.people", "id: ferry.carry", "ferry.carry is used twice"),
        ("score: 2.0", "score: much", "score"),
        ("verb: carry,", "verb: carry, colour: red,", "colour"),
        ("not_examples:", "never_examples:", "not_examples"),
        ("type: FERRY", "type: [FERRY", "is not YAML"),
    ],
)
def test_a_fault_in_a_file_is_told(load, old, new, told):
    with pytest.raises(DataFileError, match="codebook") as raised:
        load(FERRY.replace(old, new))

    assert told in str(raised.value)


def test_all_faults_of_all_files_are_told_at_once(load):
    with pytest.raises(DataFileError) as raised:
        load(FERRY.replace("quad: material", "quad: liquid"), FERRY.replace("mode: night", "mode: day"))

    assert "liquid" in str(raised.value) and "'day'" in str(raised.value)


def test_one_id_in_two_files_is_a_fault(load):
    with pytest.raises(DataFileError, match=r"ferry\.crossing is used twice"):
        load(FERRY, FERRY.replace("type: FERRY", "type: RAFT"))


def test_no_files_at_all_are_a_fault(load):
    with pytest.raises(DataFileError, match="no type files"):
        load()


@pytest.fixture(scope="module")
def own():
    return load_wording(load_settings(None, {})).codebook


def test_our_own_codebook_has_plovers_types(own):
    assert set(own.types) == {
        "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
        "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
    }  # fmt: skip


def test_our_own_scores_lie_on_plovers_scale_and_codes_are_cameos(own):
    for name, file in own.types.items():
        codes = [file.cameo, *(m.cameo for m in file.modes.values()), *(p.cameo for p in file.patterns)]
        scores = [own.score(name, mode) for mode in (None, *file.modes)]

        assert all(-10 <= score <= 10 for score in scores if score is not None), name
        assert all(code.isdigit() and 2 <= len(code) <= 4 for code in codes if code), name


def test_our_own_conflict_is_never_scored_as_cooperation(own):
    wrong = {
        name: file.score
        for name, file in own.types.items()
        if (file.score > 0 if "conflict" in file.quad else file.score < 0)
    }

    assert wrong == {}
    assert {file.quad for file in own.types.values()} == set(QUADS)
