"""What the learned reader adds to the rules, what it leaves to a person; it is a stand-in here."""

import pytest

from tests.build import document
from tests.readers import Standing
from truceline.stages.annotate import annotate
from truceline.stages.code import code

pytestmark = pytest.mark.model


@pytest.fixture
def read(kit):
    """A text read by the rules and a reader beside them."""

    def by(text, reader):
        held, wording = document(text), kit.wording
        return code(
            held,
            annotate(held, kit.nlp),
            wording.codebook,
            wording.lexicon,
            kinds=wording.kinds,
            made_with="test",
            reader=reader,
        )

    return by


UNKNOWN = "The garrison of Ostrel slept and the gendarmes defenestrated two porters."


def test_a_word_that_no_rule_knows_becomes_a_mention_where_the_reader_is_sure(read) -> None:
    reading = read(UNKNOWN, Standing({"defenestrated": ("ASSAULT", 0.93)}))

    found = [m for m in reading.mentions if m.trigger.quote == "defenestrated"]
    assert [(m.event_type, m.rule_id, m.status.value) for m in found] == [
        ("ASSAULT", "assault.learned", "happened")
    ]
    assert found[0].made_by == {"event": "learned"}
    assert found[0].shares == {"event": 0.93}
    assert [a.evidence.quote for a in found[0].actors] == ["the gendarmes"]


def test_what_the_reader_is_less_sure_of_is_a_suggestion_and_no_mention(read) -> None:
    reading = read(UNKNOWN, Standing({"defenestrated": ("ASSAULT", 0.6)}))

    assert "defenestrated" not in [m.trigger.quote for m in reading.mentions]
    assert [(m.trigger.quote, m.shares) for m in reading.suggestions] == [("defenestrated", {"event": 0.6})]


def test_what_it_holds_for_unlikely_is_nothing(read) -> None:
    reading = read(UNKNOWN, Standing({"defenestrated": ("ASSAULT", 0.4)}))

    assert "defenestrated" not in [m.trigger.quote for m in (*reading.mentions, *reading.suggestions)]


def test_a_rule_keeps_its_mention_and_type_where_the_reader_sees_another(read) -> None:
    reading = read("The army shelled the port.", Standing({"shelled": ("RETREAT", 0.9)}))

    assert [(m.trigger.quote, m.event_type) for m in reading.mentions] == [("shelled", "ASSAULT")]
    assert reading.mentions[0].made_by == {}


def test_what_only_describes_a_rules_event_or_is_a_name_is_no_event_of_its_own(read) -> None:
    seen = Standing({"tripartite": ("CONSULT", 0.9), "Recep": ("CONSULT", 0.9)})

    reading = read("Recep Aydin opened a tripartite conference of the three ministries.", seen)

    assert [m.trigger.quote for m in reading.mentions if m.made_by] == []


def test_a_participant_that_the_grammar_does_not_give_is_filled_in_and_marked(read) -> None:
    text = "The shelling went on all night, and the Third Brigade held the hills."
    rules = read(text, None).mentions
    assert [m.actors for m in rules] == [()]

    found = read(text, Standing(roles={"Third": "actor", "Brigade": "actor"})).mentions[0]

    assert [a.evidence.quote for a in found.actors] == ["the Third Brigade"]
    assert found.made_by["actors"] == "learned"
    assert found.shares["actors"] == pytest.approx(0.9)


def status_of(reading):
    [mention] = reading.mentions
    return mention.status.value, mention.made_by.get("status"), mention.shares.get("status")


def test_a_status_that_no_word_decides_is_the_readers_where_it_is_sure(read):
    text = "BRIEFS. Army raid on the port from Monday."

    assert status_of(read(text, None)) == ("happened", None, None)
    seen = {"raid": ("ASSAULT", 0.9)}
    heard = status_of(read(text, Standing(seen, statuses={"raid": ("planned", 0.91)})))
    assert heard == ("planned", "learned", pytest.approx(0.91))
    assert read(text, Standing(seen, statuses={"raid": ("planned", 0.91)})).mentions[0].status_words == ()


@pytest.mark.parametrize(
    ("text", "types", "status"),
    [
        ("BRIEFS. Army raid on the port from Monday.", {"raid": 0.9}, ("planned", 0.79)),  # not sure
        ("BRIEFS. Army raid on the port from Monday.", {"raid": 0.4}, ("planned", 0.95)),  # sees no event
        (
            "BRIEFS. Army raid on the port from Monday.",
            {"raid": 0.9},
            ("not_happened", 0.95),
        ),  # no word says it
        ("The army shelled the port.", {"shelled": 0.9}, ("planned", 0.95)),  # the past says itself
        ("The port was shelled by the army.", {"shelled": 0.9}, ("planned", 0.95)),
        ("The army may have shelled the port.", {"shelled": 0.9}, ("happened", 0.95)),  # a word decides
        (
            "The army resumed the shelling of the port.",
            {"shelling": 0.9},
            ("planned", 0.95),
        ),  # a change is told of
        ("The envoy refuses talks.", {"refuses": 0.9}, ("planned", 0.95)),  # its status goes with the type
    ],
)
def test_a_status_stays_the_rules_otherwise(read, text, types, status):
    seen = {word: ("ASSAULT", share) for word, share in types.items()}
    reader = Standing(seen, statuses=dict.fromkeys(seen, status))

    rules = read(text, None).mentions

    assert rules and [m.status for m in read(text, reader).mentions] == [m.status for m in rules]
    assert all("status" not in m.made_by for m in read(text, reader).mentions)


def test_a_place_that_the_grammar_does_not_give_is_filled_in_where_it_has_a_name(read):
    text = "The army shelled the rebels, and smoke stood over Vornholt and the road."
    assert [m.where for m in read(text, None).mentions] == [()]

    found = read(text, Standing(roles={"Vornholt": "place", "road": "place"})).mentions[0]

    assert [(w.evidence.quote, w.preposition) for w in found.where] == [("Vornholt", "over")]
    assert found.made_by["place"] == "learned"
    assert read(text, Standing(roles={"road": "place"})).mentions[0].where == ()


def test_a_place_that_the_grammar_gives_stays(read):
    text = "The army shelled the rebels in Ostrel, and smoke stood over Vornholt."

    found = read(text, Standing(roles={"Vornholt": "place"})).mentions[0]

    assert [w.evidence.quote for w in found.where] == ["Ostrel"] and "place" not in found.made_by


SCOFFED = "The rebels shelled the port at noon, scoffed the harbour master."
HEARD = {"harbour": "speaker", "master": "speaker"} | dict.fromkeys(("rebels", "shelled", "port"), "content")


def heard_in(reading):
    return [(a.cue.quote, a.kind.value, a.holder.evidence.quote, a.share) for a in reading.attributions]


def test_a_word_of_saying_that_no_rule_knows_is_an_attribution_with_its_share(read):
    assert read(SCOFFED, None).attributions == ()

    reading = read(SCOFFED, Standing(cues={"scoffed": 0.92}, roles=HEARD))

    assert heard_in(reading) == [("scoffed", "stance", "the harbour master", pytest.approx(0.92))]
    assert [c.quote for c in reading.attributions[0].content] == ["rebels shelled the port"]
    assert (
        reading.mentions[0].speakers == ()
    )  # what somebody thinks or wants, the report tells in its own voice


def test_what_stands_in_quotation_marks_is_somebodys_words_and_gives_its_mentions_a_speaker(read):
    text = SCOFFED.replace("The rebels", '"The rebels').replace("noon,", 'noon,"')

    reading = read(text, Standing(cues={"scoffed": 0.92}, roles=HEARD))

    assert heard_in(reading) == [("scoffed", "speech", "the harbour master", pytest.approx(0.92))]
    [mention] = reading.mentions
    assert [s.words.evidence.quote for s in mention.speakers] == ["the harbour master"]
    assert (mention.made_by["attribution"], mention.shares["attribution"]) == ("learned", pytest.approx(0.92))


@pytest.mark.parametrize(
    ("cues", "roles"),
    [
        ({"scoffed": 0.79}, HEARD),  # not sure
        ({"scoffed": 0.92}, {w: r for w, r in HEARD.items() if r == "content"}),  # nobody says it
        ({"scoffed": 0.92}, {w: r for w, r in HEARD.items() if r == "speaker"}),  # nothing is said
    ],
)
def test_a_cue_alone_is_no_attribution(read, cues, roles):
    assert read(SCOFFED, Standing(cues=cues, roles=roles)).attributions == ()


@pytest.mark.parametrize("text", ["The harbour master said the rebels left.", "The rebels plan to leave."])
def test_a_rule_keeps_its_saying_and_its_stance(read, text):
    roles = {"port": "speaker", "rebels": "speaker", "left": "content", "leave": "content"}

    reading = read(text, Standing(cues={"said": 0.95, "plan": 0.95}, roles=roles))

    assert reading.attributions == read(text, None).attributions != ()


def test_without_a_reader_nothing_is_marked_as_learned(read) -> None:
    reading = read(UNKNOWN, None)

    assert reading.suggestions == ()
    assert all(not m.made_by and not m.shares for m in reading.mentions)
