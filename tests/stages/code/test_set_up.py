"""What is set up between parties is an event where something is told of its course."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status", "phase"),
    [
        ("The {trigger:safe zone} over Vesk ran its course.", "happened", "end"),
        ("The {trigger:monitoring mission} has been put on hold.", "happened", "suspend"),
        ("The {trigger:monitoring mission} on the strait suspended its work.", "happened", "suspend"),
        ("The {trigger:monitoring mission} is to be disbanded in May.", "planned", "end"),
        ("The {trigger:verification mission} no longer exists.", "not_happened", "continue"),
        ("The mandate of the {trigger:observer mission} was extended on Monday.", "happened", "extend"),
        # Every verb in a row tells a turn of its own.
        (
            "The truce was agreed in March, broken in April and {trigger:restored} in May.",
            "happened",
            "resume",
        ),
        (
            "The corridor was opened on 3 May and {trigger:closed} again two days later.",
            "happened",
            "suspend",
        ),
        (
            "The patrols began in 2012. They were suspended in June and {trigger:prolonged} to 2017.",
            "happened",
            "extend",
        ),
        (
            "The truce, which was signed in March and {trigger:suspended} in April, is holding.",
            "happened",
            "suspend",
        ),
    ],
)
def test_what_is_told_of_it_gives_status_and_phase(mention_on, sentence, status, phase):
    mention = mention_on(sentence)

    assert (mention.status, mention.phase) == (status, phase)
    assert mention.topics


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("Vesk's soldiers are back at the {trigger:observation posts} on the ridge.", "resume"),
        ("Vesk {trigger:reinforced} its observation posts on the ridge.", "continue"),
        ("The observation posts on the ridge are {trigger:staffed} by Veskan officers.", "implement"),
        ("Vesk called its men down from the {trigger:observation posts} for good.", "end"),
        (
            "Vesk lost the {trigger:observation posts} on the ridge.",
            "end",
        ),
        ("Forty lorries a day go through the {trigger:aid corridor} to Velm.", "implement"),
        ("Lorries are rolling again through the {trigger:aid corridor} to Velm.", "resume"),
        ("The {trigger:truce} got another month.", "extend"),
        ("No convoy has used the {trigger:aid corridor} since May.", "idle"),
        ("There is no {trigger:truce} any more between Vesk and Almara.", "continue"),
        ("The Velm {trigger:crossing} is off limits to Almaran lorries.", "begin"),
        ("The Velm {trigger:crossing} stays barred to Almaran lorries.", "continue"),
    ],
)
def test_words_for_the_course_of_a_kind_give_the_phase(mention_on, sentence, phase):
    assert mention_on(sentence).phase == phase


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Vesk has not blocked the {trigger:aid corridor} to Velm.", "not_happened"),
        ("Vesk will lose its {trigger:observation posts} on the ridge.", "planned"),
        ("Vesk may lose its {trigger:observation posts} on the ridge.", "possible"),
    ],
)
def test_a_verb_of_a_course_lends_its_negation_and_its_modal(mention_on, sentence, status):
    assert mention_on(sentence).status == status


@pytest.mark.parametrize(
    "text",
    [
        "The bridge to Velm collapsed.",
        "A landslide closed the mountain road.",
        "The old road winds up the hill.",
    ],
)
def test_of_a_road_nothing_is_told_but_that_it_is_closed_and_not_by_nature(coded, text):
    assert not [m for m in coded(text).mentions if "access_restriction" in m.topics]


@pytest.mark.parametrize(
    "text",
    [
        "The buffer zone lies along the canal.",
        "The monitoring mission has a blue flag.",
        "The observers never saw the sea.",
    ],
)
def test_what_is_only_named_is_no_event(coded, text):
    assert coded(text).mentions == ()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("A buffer zone divides the isle. The {trigger:zone} was restored on Monday.", ("zone",)),
        ("A buffer zone divides the isle. {trigger:It} has been in force since May.", ("zone",)),
        ("A truce was signed. {trigger:It} came into force on Monday.", ("ceasefire",)),
        (
            "The mission is small. Its {trigger:observers} have been at work since May.",
            ("monitoring_mission",),
        ),
    ],
)
def test_short_words_and_pronouns_take_it_up(mention_on, text, topics):
    assert mention_on(text).topics == topics


@pytest.mark.parametrize(
    "text",
    [
        "A zone was restored on Monday.",
        "The pedestrian zone was restored on Monday.",
        "A buffer zone divides the isle. Planners opened a second zone in the port.",
        "The match was long. It came to an end at midnight.",
        "They were on hold all day.",
    ],
)
def test_nothing_is_taken_up_that_was_not_named(coded, text):
    assert [m for m in coded(text).mentions if m.topics] == []


def test_the_zone_may_be_one_that_other_reports_name_in_full(mention_on):
    assert mention_on("The {trigger:zone} was restored on Monday.").topics == ("zone",)


def test_what_is_begun_again_is_resumed_and_what_ends_for_a_while_is_suspended(mention_on):
    assert mention_on("The joint {trigger:patrols} were taken up again in May.").phase == "resume"
    assert mention_on("The {trigger:truce} came into force once more.").phase == "resume"
    assert (
        mention_on("The force {trigger:vacated} its observation posts until the rains end.").phase
        == "suspend"
    )


def test_talks_on_a_draft_say_nothing_of_the_agreement(mention_on):
    assert mention_on("Envoys opened talks on a draft {trigger:agreement}.").status == "possible"


def test_ministers_of_two_states_are_two(mention_on):
    mention = mention_on(
        "The defence ministers of Tarsk and Zelg {trigger:agreed} on Monday to create a safe zone."
    )

    assert [a.names for a in mention.actors] == [("Tarsk",), ("Zelg",)]
    assert mention.topics == ("zone",)


def test_the_first_of_verbs_in_a_row_still_tells_its_turn(mention_on):
    assert (
        mention_on("The aid {trigger:corridor} was opened on 3 May and closed again two days later.").phase
        == "begin"
    )


@pytest.mark.parametrize(
    ("sentence", "event_type", "status"),
    [
        ("The truce between Vesk and Almara was {trigger:agreed} in March.", "AGREE", "happened"),
        ("The corridor was {trigger:agreed} on Monday.", "AGREE", "happened"),
        (
            "They signed an accord on Monday to have observation posts {trigger:set up} on the ridge.",
            "COOPERATE",
            "planned",
        ),
        (
            "Both signed a treaty {trigger:establishing} a security partnership for two years.",
            "COOPERATE",
            "planned",
        ),
        (
            "The Union on Monday suspended the work of its {trigger:observation posts}.",
            "SANCTION",
            "happened",
        ),
    ],
)
def test_what_is_agreed_and_what_a_treaty_provides_for(mention_on, sentence, event_type, status):
    mention = mention_on(sentence)

    assert (mention.event_type, mention.status) == (event_type, status)


def test_a_ban_that_is_suspended_is_told_of_once(coded):
    assert [m.phase for m in coded("Almara suspends its flight ban.").mentions] == ["suspend"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels violated the ceasefire on Monday, {trigger:killing} twenty soldiers of Vesk.",
        "Vesk and Almara signed an accord on Monday, {trigger:ending} the siege of Velm.",
    ],
)
def test_what_is_done_beside_an_agreement_is_no_part_of_it(mention_on, sentence):
    assert mention_on(sentence).status == "happened"
