"""Whose word, thought or will a report sets down."""

import pytest

from tests.build import document, marked
from tests.stages.code.wording import overlaps
from truceline.records.mention import AttributionKind
from truceline.stages.code.attribution import find_sayings
from truceline.stages.code.stances import attributions_of

pytestmark = pytest.mark.model


@pytest.fixture
def attributed(kit, parsed):
    """The attributions of a text."""

    def find(text):
        report = document(text)
        parses, lexicon = parsed(report), kit.wording.lexicon
        return attributions_of(parses, find_sayings(parses, lexicon), report, lexicon)

    return find


def on_cue(found, marks):
    return [a for a in found if overlaps(a.cue, marks["cue"])]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("{holder:The ministry} {cue:said} that {content:the crossing had reopened}.", "speech"),
        ("{holder:The envoy} {cue:criticised} {content:the blockade} on Monday.", "stance"),
        ("{holder:The rebels} {cue:plan} {content:to leave the valley}.", "stance"),
        ("{holder:The mayor} {cue:is} worried that {content:the truce will not last}.", "stance"),
        ("Observers noted {holder:the army's} {cue:refusal} {content:to open the road}.", "stance"),
        ("The offer was {cue:rejected} by {holder:the opposition}.", "stance"),
        ("{holder:A survey} by the university {cue:found} that {content:most farmers had fled}.", "speech"),
        ("The commander, {holder:who} {cue:doubted} {content:the report}, stayed away.", "stance"),
        ("{holder:Vesk} {cue:has not ruled out} {content:an early vote}.", "stance"),
    ],
)
def test_a_word_or_a_wish_has_its_holder_and_its_content(attributed, sentence, kind):
    text, marks = marked(sentence)
    [one] = on_cue(attributed(text), marks) if kind else []

    assert one.kind is AttributionKind(kind)
    assert one.holder is not None and overlaps(one.holder.evidence, marks["holder"])
    assert "content" not in marks or any(overlaps(piece, marks["content"]) for piece in one.content)


def test_what_everybody_expects_has_no_holder(attributed):
    text, marks = marked("The convoy is {cue:expected} to leave on Friday.")

    [one] = on_cue(attributed(text), marks)
    assert one.holder is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers worked all night to {cue:show} the village a light.",
        "A judge could {cue:rule} that the seizure was lawful.",
        "Rain {cue:knocked} the fence over.",
        "The siege was {cue:lifted} at noon.",
    ],
)
def test_what_nobody_says_or_thinks_is_no_attribution(attributed, sentence):
    text, marks = marked(sentence)

    assert on_cue(attributed(text), marks) == []


def test_a_wish_inside_a_quotation_is_the_quoted_speakers(attributed):
    text, marks = marked('"The rebels {cue:want} a corridor," the mayor said.')

    [one] = on_cue(attributed(text), marks)
    assert one.quoted


@pytest.mark.parametrize(
    ("sentence", "nested"),
    [
        ("The mayor said that the rebels {cue:want} a corridor.", True),
        ("The mayor hopes that the rebels will {cue:accept} the corridor.", True),
        ("The rebels want a corridor, the mayor {cue:said}, according to Radio Ostrel.", True),
        ("The rebels want a corridor, the mayor {cue:said}.", False),
        ("The mayor {cue:said} that the rebels want a corridor.", False),
        ("The rebels {cue:want} a corridor.", False),
    ],
)
def test_what_one_attributes_in_anothers_words_is_nested(attributed, sentence, nested):
    text, marks = marked(sentence)

    assert [a.nested for a in on_cue(attributed(text), marks)] == [nested]


def test_two_apostrophes_are_a_quotation_mark(attributed):
    text, marks = marked("''The rebels {cue:want} a corridor,'' the mayor said.")

    [one] = on_cue(attributed(text), marks)
    assert one.quoted


def test_a_stance_is_no_speaker_of_a_mention(coded):
    [mention] = coded("Vesk hopes that Harvak will withdraw its troops.").mentions

    assert mention.speakers == ()
