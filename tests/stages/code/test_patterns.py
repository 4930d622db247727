"""Words set a pattern off where its conditions hold: the most demanding pattern that fits wins."""

import pytest
import yaml

from truceline.reference.codebook import TypeFile, build_codebook
from truceline.stages.code.patterns import find

pytestmark = pytest.mark.model

FERRY = """
type: FERRY
quad: material cooperation
score: 1
cameo: "06"
definition: Carrying over water.
patterns: []
examples: []
not_examples: []
"""


@pytest.fixture(scope="module")
def hits(kit, parsed):
    """The ids of the patterns, given as YAML, that a sentence sets off, with the trigger words of each."""

    def found(patterns, text):
        file = TypeFile.model_validate({**yaml.safe_load(FERRY), "patterns": yaml.safe_load(patterns)})
        codebook = build_codebook([file])
        return [
            (hit.rule.pattern.id, [w.text for w in hit.words])
            for parse in parsed(text)
            for hit in find(parse, codebook, kit.wording.lexicon)
        ]

    return found


@pytest.mark.parametrize(
    ("patterns", "text", "words"),
    [
        ("[{id: a, verb: [carry]}]", "The army carried the rebels.", ["carried"]),
        ("[{id: a, verb: [pull out]}]", "The army pulled out of the town.", ["pulled", "out"]),
        ("[{id: a, verb: [pull out]}]", "The army pulled its men out.", ["pulled", "out"]),
        ("[{id: a, noun: [joint patrol]}]", "They began joint patrols.", ["joint", "patrols"]),
        ("[{id: a, noun: [air strike]}]", "An air-strike hit it.", ["air", "strike"]),
        ("[{id: a, noun: [exchange of fire]}]", "An exchange of fire began.", ["exchange", "of", "fire"]),
        ("[{id: a, adj: [hostile]}]", "It was a hostile act.", ["hostile"]),
    ],
)
def test_all_words_of_a_phrase_are_the_trigger(hits, patterns, text, words):
    assert hits(patterns, text) == [("a", words)]


@pytest.mark.parametrize(
    ("patterns", "text"),
    [
        ("[{id: a, verb: [pull out]}]", "The army pulled the cart."),
        ("[{id: a, noun: [joint patrol]}]", "They began patrols of the joint."),
        ("[{id: a, noun: [attack]}]", "The army attacked the rebels."),
        ("[{id: a, verb: [carry], object: [rebel]}]", "The army carried the flag."),
        ("[{id: a, verb: [carry], not_object: [flag]}]", "The army carried the flag."),
        ("[{id: a, verb: [carry], subject: ['@forces']}]", "The minister carried the rebels."),
        ("[{id: a, verb: [carry], not_subject: [minister]}]", "The minister carried the rebels."),
        ("[{id: a, verb: [carry], prep: {to: [island]}}]", "The army carried the rebels to the hill."),
        ("[{id: a, verb: [carry], not_prep: {to: [island]}}]", "The army carried the rebels to the island."),
        ("[{id: a, noun: [talk], modifier: [secret]}]", "The open talks began."),
        ("[{id: a, noun: [talk], not_modifier: [small]}]", "The small talk began."),
        ("[{id: a, verb: [carry]}]", "The wind carried the leaves."),
    ],
)
def test_a_condition_that_fails_keeps_a_pattern_quiet(hits, patterns, text):
    assert hits(patterns, text) == []


@pytest.mark.parametrize(
    ("patterns", "text"),
    [
        ("[{id: a, verb: [carry], object: [rebel]}]", "The army carried the rebels."),
        ("[{id: a, verb: [carry], object: ['*']}]", "The army carried the flag."),
        ("[{id: a, verb: [carry], subject: ['@forces']}]", "The army carried the flag."),
        ("[{id: a, verb: [carry], prep: {to: [island]}}]", "The army carried the rebels to the island."),
        ("[{id: a, verb: [carry], object: ['@political']}]", "Russia carried the minister."),
        ("[{id: a, verb: [carry], needs: none}]", "The wind carried the leaves."),
        ("[{id: a, noun: [talk], modifier: [secret]}]", "The secret talks began."),
        ("[{id: a, verb: [agree], clause: to}]", "Russia agreed to leave."),
        ("[{id: a, verb: [carry], object: ['@forces']}]", "The soldiers were carried by Russia."),
    ],
)
def test_a_condition_that_holds_lets_a_pattern_speak(hits, patterns, text):
    assert [found for found, _ in hits(patterns, text)] == ["a"]


def test_a_phrase_of_more_words_goes_before_a_single_word(hits):
    patterns = "[{id: bare, verb: [pull]}, {id: out, verb: [pull out]}]"

    assert hits(patterns, "The army pulled out of the town.") == [("out", ["pulled", "out"])]


def test_a_pattern_that_asks_more_goes_before_one_that_asks_less(hits):
    patterns = "[{id: any, verb: [carry]}, {id: rebels, verb: [carry], object: [rebel]}]"

    assert [found for found, _ in hits(patterns, "The army carried the rebels.")] == ["rebels"]
    assert [found for found, _ in hits(patterns, "The army carried the minister.")] == ["any"]


def test_a_word_inside_another_trigger_sets_nothing_off_itself(hits):
    patterns = "[{id: talk, noun: [talk]}, {id: hold, verb: [hold talk]}]"

    assert [found for found, _ in hits(patterns, "Russia held talks.")] == ["hold"]
