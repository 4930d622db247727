"""The model's rules for parts of speech are asked once for words that are alike, and give what they gave."""

import pytest
import spacy
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from truceline.stages.annotate import ruling
from truceline.stages.annotate.ruling import Kept

TEXTS = (
    "They ain't leaving the valley; nothin' that the envoy did has helped.",
    "Let's see: there is no truce, and it was what they'd wanted but not got.",
    "  There were   two talks.\t\tSome have gone. Those that could have met were not told.",
    "",
)


@pytest.fixture
def ruler():
    """One pattern of one word, one of two, one that comes after both, and one that asks for what is not kept."""
    made = AttributeRuler(spacy.blank("en").vocab)
    made.add([[{"LOWER": "talks", "TAG": "NNS"}]], {"POS": "NOUN"})
    made.add([[{"LOWER": "the"}, {"LOWER": "talks"}]], {"LEMMA": "talk"}, index=1)
    made.add([[{"LOWER": {"IN": ["talks", "truce"]}}]], {"POS": "X"})
    made.add([[{"ORTH": "Talks"}]], {"POS": "PROPN"})
    return made


def doc_of(ruler, *tagged):
    return Doc(ruler.vocab, words=[word for word, _ in tagged], tags=[tag for _, tag in tagged])


def test_patterns_of_one_word_and_of_more_are_matched_in_their_order(ruler):
    talks = doc_of(ruler, ("the", "DT"), ("talks", "NNS"), ("Talks", "NNP"), ("truce", "NN"))

    found = Kept(ruler).match(talks)

    assert [(number, start, end) for number, _, start, end in found] == [
        (0, 1, 2), (1, 0, 2), (2, 1, 2), (2, 2, 3), (2, 3, 4), (3, 2, 3),
    ]  # fmt: skip
    assert found == ruler.match(talks)


def test_a_word_under_another_tag_is_another_word(ruler):
    kept = Kept(ruler)
    noun, verb = doc_of(ruler, ("talks", "NNS")), doc_of(ruler, ("talks", "VBZ"))

    assert [kept.match(noun), kept.match(verb)] == [ruler.match(noun), ruler.match(verb)]
    assert kept.match(noun) != kept.match(verb)


def test_no_more_words_are_kept_than_fit(ruler, monkeypatch):
    monkeypatch.setattr(ruling, "MOST_KEPT", 2)
    kept = Kept(ruler)
    text = doc_of(ruler, *((word, "NN") for word in ("a", "truce", "holds", "the", "talks", "truce")))

    assert kept.match(text) == ruler.match(text)
    assert len(kept._of_word) <= 2


@pytest.mark.model
def test_the_models_own_patterns_match_as_spacy_matches_them(kit):
    own = kit.nlp.get_pipe("attribute_ruler")
    docs = [kit.nlp(text) for text in TEXTS]

    plain = [AttributeRuler.match(own, doc) for doc in docs]

    assert [own.match(doc) for doc in docs] == plain
    assert [own.match(doc) for doc in reversed(docs)] == plain[::-1]
    assert own.match.__self__.has_any
    assert all(plain[:3])
