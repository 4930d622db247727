"""What the learned reader alone makes of a document; it is a stand-in here, but for one plain sentence."""

import pytest
from benchmarks.alone import Sentence, likeliest_status, seen_in
from tests.build import document
from tests.readers import Standing

from truceline.records.mention import Status
from truceline.stages.annotate import annotate

pytestmark = pytest.mark.model


@pytest.fixture
def read(kit):
    """A text read by a reader alone."""
    return lambda text, reader: seen_in(document(text), kit, reader)


def quotes(names):
    """The words of some names."""
    return [name.evidence.quote for name in names]


def test_a_mention_has_its_likeliest_type_and_status_and_its_roles(read):
    reader = Standing(
        {"defenestrated": ("ASSAULT", 0.6)},
        {"gendarmes": "actor", "porters": "recipient", "Ostrel": "place"},
        {"defenestrated": ("planned", 0.7)},
    )

    (found,) = read("In Ostrel gendarmes defenestrated two porters.", reader).mentions

    assert (found.event_type, found.status, found.trigger.quote) == (
        "ASSAULT",
        Status.PLANNED,
        "defenestrated",
    )
    assert [quotes(names) for names in (found.actors, found.recipients, found.where)] == [
        ["gendarmes"],
        ["porters"],
        ["Ostrel"],
    ]


def test_no_rule_is_heard(read):
    reading = read("The army said that it had shelled the port.", Standing())

    assert (reading.mentions, reading.attributions) == ((), ())


def test_what_is_likelier_no_event_is_none(read):
    assert read("The gendarmes slept.", Standing({"slept": ("ASSAULT", 0.4)})).mentions == ()


def test_speakers_run_from_the_innermost_outward_and_what_one_says_in_anothers_words_is_nested(read):
    text = "The envoy said the ministry claimed gunmen attacked."
    inner = ("gunmen", "attacked")
    reader = Standing(
        {"attacked": ("ASSAULT", 0.9)},
        cues={"said": 0.9, "claimed": 0.9},
        ties={
            ("said", "envoy"): "speaker",
            ("claimed", "ministry"): "speaker",
            **{("said", word): "content" for word in ("the", "ministry", "claimed", *inner)},
            **{("claimed", word): "content" for word in inner},
        },
    )

    reading = read(text, reader)

    assert quotes(speaker.words for speaker in reading.mentions[0].speakers) == ["ministry", "envoy"]
    assert [(a.cue.quote, a.nested, [e.quote for e in a.content]) for a in reading.attributions] == [
        ("said", False, ["the ministry claimed gunmen attacked"]),
        ("claimed", True, ["gunmen attacked"]),
    ]


def test_a_cue_without_anybody_is_an_attribution_of_nobody(read):
    (found,) = read("It was claimed.", Standing(cues={"claimed": 0.9})).attributions

    assert (found.holder, found.content) == (None, ())


def test_evidence_is_of_the_document_and_of_whole_words(kit):
    held = document("It snowed.\nThe gendarmes slept.")
    paragraph = annotate(held, kit.nlp)[1]
    sentence = Sentence(held, paragraph, paragraph.sents[0], Standing().see("The gendarmes slept."))

    words = sentence.words(len("The g"), len("The gend"))

    assert (words.quote, words.start) == ("gendarmes", held.text.index("gendarmes"))


def test_of_words_that_were_not_looked_at_no_status_is_likeliest():
    seen = Standing(statuses={"slept": ("planned", 0.8)}).see("They slept.")

    assert likeliest_status(seen, 5, 10) is Status.PLANNED
    assert likeliest_status(seen, 20, 25) is None


def test_the_shipped_reader_reads_a_plain_sentence_alone(read, kit):
    (found,) = read("The army of Vesk shelled the port of Ostrel on Monday.", kit.wording.reader).mentions

    assert (found.event_type, found.status) == ("ASSAULT", Status.HAPPENED)
    assert quotes(found.actors) == ["The army of Vesk"]
