"""A mention is built of what the words say, and of nothing that they do not say."""

import pytest

from tests.build import Section, SectionRole, document
from tests.stages.code.wording import quotes, told

pytestmark = pytest.mark.model


def test_a_mention_holds_who_where_when_how_many_and_on_whose_word(mention_on):
    mention = mention_on("The army said Russia had {trigger:released} 40 prisoners on Monday.")

    assert (mention.event_type, mention.mode, mention.status.value) == ("RETREAT", "release", "happened")
    assert (quotes(mention.actors), quotes(mention.recipients)) == (["Russia"], ["40 prisoners"])
    assert [w.evidence.quote for w in mention.when] == ["Monday"]
    assert [q.value for q in mention.quantities] == [40]
    assert [s.words.evidence.quote for s in mention.speakers] == ["The army"]
    assert mention.rule_id.startswith("retreat.release")


def test_the_sentence_of_a_mention_is_its_own(coded):
    text = "It snowed. Russia attacked Georgia. It was cold."

    [mention] = coded(text).mentions

    assert mention.sentence.quote == "Russia attacked Georgia."


def test_who_demands_acts_and_who_is_to_do_it_receives(mention_on):
    mention = mention_on("Russia {trigger:demanded} that Georgia withdraw its troops.")

    assert (quotes(mention.actors), quotes(mention.recipients)) == (["Russia"], ["Georgia"])


def test_a_strict_coders_type_stands_beside_ours(mention_on):
    mention = mention_on("The two presidents will {trigger:meet} on Friday.")

    assert (mention.event_type, mention.plover_type, mention.status.value) == ("CONSULT", "AGREE", "planned")


def test_the_same_text_gives_the_same_reading(coded):
    text = "Russia attacked Georgia. Talks between the two began on Monday, the army said."

    assert coded(text) == coded(text)


def test_two_mentions_never_share_trigger_and_type(coded):
    text = "Russia attacked Georgia and Georgia attacked Russia; talks began, and talks failed."

    keys = [(m.trigger.start, m.trigger.end, m.event_type) for m in coded(text).mentions]

    assert len(keys) >= 3
    assert len(set(keys)) == len(keys)
    assert len({m.id for m in coded(text).mentions}) == len(keys)


@pytest.mark.parametrize(
    ("role", "telling"),
    [
        (SectionRole.TITLE, True),
        (SectionRole.DECK, True),
        (SectionRole.CAPTION, True),
        (SectionRole.BODY, True),
        (SectionRole.BYLINE, False),
        (SectionRole.DATELINE, False),
        (SectionRole.RELATED_LINK, False),
        (SectionRole.FURNITURE, False),
    ],
)
def test_mentions_are_read_from_telling_sections_only(coded, role, telling):
    text = "Russia attacked Georgia on Monday."
    reading = coded(document(text, sections=(Section(role=role, start=0, end=len(text)),)))

    assert bool(reading.mentions) is telling
    assert bool(reading.passages) is telling


@pytest.mark.parametrize(
    ("text", "outlet", "cue"),
    [
        ("Russia attacked Georgia, Reuters reported.", "Reuters", "reported"),
        ("Russia attacked Georgia, according to Reuters.", "Reuters", "according to"),
        ("A soldier told Reuters that it snowed.", "Reuters", "told"),
    ],
)
def test_an_outlet_that_is_cited_is_kept(coded, text, outlet, cue):
    found = [(c.outlet, c.cue) for c in coded(text).citations]

    assert (outlet, cue) in found


def test_every_sentence_is_a_passage(coded):
    text = "It snowed. Russia left.\nIt was cold."

    assert [text[p.start : p.end] for p in coded(text).passages] == [
        "It snowed.",
        "Russia left.",
        "It was cold.",
    ]


@pytest.mark.parametrize("text", ["", "   \n\n  ", ".", "\u00a0", "!?" * 50])
def test_a_text_that_says_nothing_gives_nothing(coded, text):
    assert told(coded(text).mentions) == []


def test_what_an_agreement_is_to_bring_is_its_topic_too(mention_on):
    mention = mention_on("Almara and Vesk {trigger:signed an agreement} to mount joint river patrols.")

    assert set(mention.topics) == {"agreement", "patrol_programme"}
