"""A mention laid open: each value with the words or the rule that it comes from."""

import pytest
from tests import build

from truceline.export.why import in_words, pattern_of, why
from truceline.kit import load_patterns
from truceline.records.claim import SpeakerLink
from truceline.records.mention import Condition, Quantity, Speaker, SpeakerKind, Status
from truceline.reference.codebook import Pattern

TEXT = "The army may release 40 to 50 prisoners near Streck if talks go on, a spokesman said."
WORDS = build.document(TEXT)


@pytest.fixture(scope="module")
def codebook(request):
    return load_patterns(request.getfixturevalue("settings"))


def lines(mention, codebook, **fields):
    found = {}
    for label, text in why(build.claim(mention, **fields), codebook):
        found[label] = f"{found[label]} | {text}" if label in found else text
    return found


def release(**fields):
    plain = {
        "event_type": "RETREAT",
        "plover_type": "CONCEDE",
        "mode": "release",
        "cameo": "0841",
        "status": Status.POSSIBLE,
        "rule_id": "retreat.release.free",
        "status_words": (build.evidence(WORDS, "may"), build.evidence(WORDS, "if")),
    }
    return build.mention(WORDS, "release", **{**plain, **fields})


def test_type_pattern_and_status_lead_back_to_rule_and_words(codebook):
    told = lines(release(), codebook)

    assert told["type"] == "RETREAT/release"
    assert told["strictly"] == "CONCEDE"
    assert told["pattern"] == "retreat.release.free"
    assert "verb release, free" in told[""] and "RETREAT: " in told[""]
    assert told["status"] == "possible, by “may”, “if”"


def test_where_no_word_decided_tense_did(codebook):
    told = lines(release(status=Status.HAPPENED, status_words=(), plover_type="RETREAT"), codebook)

    assert told["status"] == "happened, by tense alone"
    assert "strictly" not in told


def test_scales_are_told_for_the_thing_and_for_a_strict_coder(codebook):
    told = lines(release(), codebook)

    assert told["CAMEO"].startswith(
        "0841 Return, release person(s), Goldstein 7; RETREAT/release score 6.5, quad 2"
    )
    assert "strictly 0353" in told[""]


def test_what_did_not_happen_has_no_score(codebook):
    told = lines(release(status=Status.NOT_HAPPENED, plover_type=None), codebook)

    assert told["CAMEO"] == "0841; no score, for it did not happen"
    assert told["strictly"] == "left out by PLOVER"


def test_people_places_numbers_and_conditions_come_with_their_words(codebook):
    fifty = build.evidence(WORDS, "40 to 50 prisoners")
    amount = Quantity(evidence=fifty, value=None, low=40.0, high=50.0, unit="prisoner")
    condition = Condition(evidence=build.evidence(WORDS, "if talks go on"), cue="if")
    told = lines(
        release(quantities=(amount,), condition=condition),
        codebook,
        actors=(build.actor("Almara", "ALM"),),
        place=build.place("Streck"),
        date=build.day("2024-05-03"),
    )

    assert told["actor"] == "Almara (state, ALM), “Almara”"
    assert told["where"] == "Streck, “Streck”"
    assert told["how many"] == "at least 40, at most 50 prisoner, “40 to 50 prisoners”"
    assert told["condition"] == "“if talks go on”, opened by “if”"
    assert told["when"] == "2024-05-03 (stated)"


def test_the_chain_of_speakers_comes_with_its_cues(codebook):
    words = build.words(WORDS, "a spokesman")
    said = Speaker(words=words, kind=SpeakerKind.OFFICIAL, cue=build.evidence(WORDS, "said"), quoted=False)
    link = SpeakerLink(
        actor=build.actor("the army's spokesman", evidence=words.evidence), kind=said.kind, quoted=False
    )

    told = lines(release(speakers=(said,)), codebook, speakers=(link,))

    assert told["said by"] == "the army's spokesman, “a spokesman”, official, by “said”"
    assert lines(release(), codebook)["said by"] == "the report itself"


def test_values_that_no_rule_gave_are_named(codebook):
    assert lines(release(), codebook)["made by"] == "rules"
    assert lines(release(made_by={"status": "learned"}), codebook)["made by"] == "rules, status by learned"


def test_a_type_that_grammar_made_is_told_of(codebook):
    told = lines(release(event_type="REQUEST", mode="yield", plover_type="REQUEST"), codebook)

    assert "finds RETREAT; grammar made it REQUEST" in told[""]


def test_a_pattern_that_is_gone_is_told_of(codebook):
    assert lines(release(rule_id="no.such.rule"), codebook)[""].startswith("is not in the codebook any more")
    assert pattern_of("no.such.rule", codebook) is None


def test_what_the_learned_reader_found_says_so_and_how_likely(codebook):
    shares = {"event": 0.83}
    told = lines(release(rule_id="retreat.learned", made_by={"event": "learned"}, shares=shares), codebook)

    assert "the learned reader, likely by 0.83" in told["found by"]
    assert told["made by"] == "rules, event by learned (likely by 0.83)"
    assert "pattern" not in told


def test_a_pattern_is_put_in_words():
    pattern = Pattern(
        id="x",
        verb=tuple("abcdefghijklmn"),
        object=("@forces",),
        prep={"from": ("*",)},
        not_subject=("rain",),
        clause="to",
        needs="none",
    )

    assert list(in_words(pattern)) == [
        "verb a, b, c, d, e, f, g, h, i, j, k, l and 2 more",
        "with object @forces",
        "with “from” before any word",
        "without subject rain",
        "with an infinitive",
        "needs no state, group, person or office",
    ]


def test_a_status_that_the_learned_reader_gave_says_so(codebook):
    told = lines(release(made_by={"status": "learned"}, shares={"status": 0.91}), codebook)

    assert (
        told["status"]
        == "possible, by the learned reader, likely by 0.91; no word decides it (decision 0025)"
    )
