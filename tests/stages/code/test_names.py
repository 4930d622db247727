"""Words for an actor or a place: kind, head, names, office, and what a pronoun stands for."""

import pytest

from tests.stages.code.wording import quotes
from truceline.records.mention import NameKind

pytestmark = pytest.mark.model


def actor_of(mention):
    [words] = mention.actors
    return words


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "head"),
    [
        ("Russia {trigger:shelled} the rebels.", "Russia", NameKind.NAME, "russia"),
        ("The rebels {trigger:shelled} the army post.", "The rebels", NameKind.DESCRIPTION, "rebel"),
        ("Russian troops {trigger:shelled} the rebels.", "Russian troops", NameKind.DESCRIPTION, "troop"),
        (
            "The Syrian defence ministry {trigger:accused} the rebels.",
            "The Syrian defence ministry",
            None,
            "ministry",
        ),
        ("They {trigger:shelled} the rebels.", "They", NameKind.PRONOUN, "they"),
    ],
)
def test_a_phrase_is_read_with_its_head_and_kind(mention_on, sentence, quote, kind, head):
    words = actor_of(mention_on(sentence))

    assert (words.evidence.quote, words.head) == (quote, head)
    assert kind in (None, words.kind)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Russian troops {trigger:shelled} the rebels.", ("Russian",)),
        ("The rebels {trigger:shelled} the army post.", ()),
        ("The United Nations {trigger:condemned} the raid.", ("United Nations",)),
    ],
)
def test_the_names_inside_a_phrase_are_kept(mention_on, sentence, names):
    found = actor_of(mention_on(sentence)).names

    assert tuple(name.removeprefix("The ") for name in found) == names


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Defence Minister Halid Sorn {trigger:met} the rebels.", "Defence Minister"),
        ("Halid Sorn, the defence minister, {trigger:met} the rebels.", "the defence minister"),
        ("Halid Sorn {trigger:met} the rebels.", None),
    ],
)
def test_a_persons_office_stands_before_or_behind_the_name(mention_on, sentence, office):
    person = next(w for w in mention_on(sentence).actors if "Sorn" in w.evidence.quote)

    assert person.office == office


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Russia closed the border on Monday. It {trigger:shelled} the rebels too.", ["Russia"]),
        ("The two armies left the town. They {trigger:shelled} the rebels on the way.", ["The two armies"]),
        ("President Omar Tell landed in Cairo. He {trigger:met} the rebels there.", ["President Omar Tell"]),
        ("Russia and Turkey closed the border. They {trigger:shelled} the rebels.", ["Russia", "Turkey"]),
    ],
)
def test_a_pronoun_stands_for_earlier_words(mention_on, text, meant):
    pronoun = mention_on(text).actors[0]

    assert pronoun.kind is NameKind.PRONOUN
    assert [e.quote for e in pronoun.refers_to] == meant


def test_a_pronoun_without_anything_before_it_stands_for_nothing(mention_on):
    assert actor_of(mention_on("It {trigger:shelled} the rebels.")).refers_to == ()


def test_every_name_of_the_text_is_kept_beside_the_mentions(coded):
    reading = coded("Russia shelled the rebels. Egypt was silent.")

    assert quotes(reading.names) == ["Russia", "Egypt"]
