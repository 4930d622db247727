"""Who says so: the chain from whoever said it first outward, across clauses, quotations and sentences."""

import pytest

pytestmark = pytest.mark.model


def chain(mention):
    return [s.words.evidence.quote for s in mention.speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The ministry said that Almara had {trigger:shelled} the port.", ["The ministry"]),
        ("Almara had {trigger:shelled} the port, the ministry said.", ["the ministry"]),
        ('"Almara {trigger:shelled} the port," the mayor said.', ["the mayor"]),
        ("\u201cAlmara {trigger:shelled} the port,\u201d the mayor told reporters.", ["the mayor"]),
        ('"Almara {trigger:shelled} the port," said Mayor Ida Brock.', ["Mayor Ida Brock"]),
        ("According to the mayor, Almara {trigger:shelled} the port.", ["the mayor"]),
        ("Almara {trigger:shelled} the port, according to a monitoring group.", ["a monitoring group"]),
        ("Residents told Northline that Almara had {trigger:shelled} the port.", ["Residents"]),
        ("Ida Brock, who said Almara had {trigger:shelled} the port, left.", ["Ida Brock"]),
        ("The ministry said in a statement that Almara had {trigger:shelled} the port.", ["The ministry"]),
        ("In the mayor's view, Almara has {trigger:abandoned} the truce.", ["the mayor's"]),
        (
            "Almara, its finance minister disclosed, is {trigger:lending} money to rebels.",
            ["its finance minister"],
        ),
        (
            "A survey of aid groups showed that Almara had {trigger:shelled} the port.",
            ["A survey of aid groups"],
        ),
        ('"I think Almara {trigger:shelled} the port," the mayor said.', ["the mayor"]),
        ("A statement by the army said Almara had {trigger:shelled} the port.", ["the army"]),
    ],
)
def test_the_speaker_is_found_wherever_the_cue_stands(mention_on, text, speakers):
    assert chain(mention_on(text)) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The envoy said the ministry had told him that Almara {trigger:shelled} the port.",
            ["the ministry", "The envoy"],
        ),
        (
            "Northline, citing an unnamed officer, said Almara had {trigger:shelled} the port.",
            ["an unnamed officer", "Northline"],
        ),
        (
            "Northline cited deserters as saying that Almara had {trigger:shelled} the port.",
            ["deserters", "Northline"],
        ),
        (
            "Envoys said the king had informed them of the army's {trigger:retreat} from the lakes.",
            ["the king", "Envoys"],
        ),
        (
            "Northline reported that, according to a deserter, Almara had {trigger:shelled} the port.",
            ["a deserter", "Northline"],
        ),
    ],
)
def test_a_chain_runs_from_the_first_speaker_outward(mention_on, text, speakers):
    assert chain(mention_on(text)) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Almara {trigger:shelled} the port on Monday.",
        "Almara {trigger:shelled} the port. The mayor said the night was cold.",
        "The mayor said the night was cold. Almara {trigger:shelled} the port.",
        "The mayor, who {trigger:met} the rebels in May, said the night was cold.",
        "The {trigger:jailed} mayor said the night was cold.",
    ],
)
def test_the_reporters_own_voice_has_no_speaker(mention_on, text):
    assert mention_on(text).speakers == ()


def test_a_quotation_alone_takes_the_speaker_of_the_sentence_before(mention_on):
    [speaker] = mention_on('"We saw it," the mayor said. "Almara {trigger:shelled} the port."').speakers

    assert speaker.words.evidence.quote == "the mayor"
    assert speaker.quoted and speaker.inferred


def test_a_quotation_is_carried_over_a_paragraph_too(mention_on):
    text = "\u201cWe saw it,\u201d the mayor said.\n\u201cAlmara {trigger:shelled} the port.\u201d"

    assert chain(mention_on(text)) == ["the mayor"]


def test_a_pronoun_that_speaks_stands_for_its_person(mention_on):
    text = 'The mayor of Cairo was calm. "Almara {trigger:shelled} the port," she said.'

    [speaker] = mention_on(text).speakers

    assert [e.quote for e in speaker.words.refers_to] == ["The mayor of Cairo"]


def test_one_of_them_stands_for_those_it_is_one_of(mention_on):
    text = "Two officials were calm. Some of them said that Almara {trigger:shelled} the port."

    [speaker] = mention_on(text).speakers

    assert speaker.words.evidence.quote == "Some of them"
    assert [e.quote for e in speaker.words.refers_to] == ["Two officials"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A source said Almara {trigger:shelled} the port.", "anonymous"),
        ("Two officials said Almara {trigger:shelled} the port.", "anonymous"),
        ("Some of the officials said Almara {trigger:shelled} the port.", "anonymous"),
        ("The defence ministry said Almara {trigger:shelled} the port.", "official"),
        ("The report said Almara {trigger:shelled} the port.", "document"),
        ("President Omar Tell said Almara {trigger:shelled} the port.", "person"),
        ("A monitoring group said Almara {trigger:shelled} the port.", "organisation"),
    ],
)
def test_a_speaker_is_of_a_kind(mention_on, text, kind):
    [speaker] = mention_on(text).speakers

    assert speaker.kind.value == kind


@pytest.mark.parametrize(
    ("text", "cue", "quoted"),
    [
        ('"Almara {trigger:shelled} the port," the mayor said.', "said", True),
        ("The mayor claimed that Almara {trigger:shelled} the port.", "claimed", False),
        ("According to the mayor, Almara {trigger:shelled} the port.", "According", False),
    ],
)
def test_the_cue_is_kept_and_whether_the_words_are_quoted(mention_on, text, cue, quoted):
    [speaker] = mention_on(text).speakers

    assert (speaker.cue.quote, speaker.quoted) == (cue, quoted)


def test_saying_is_no_mention_of_its_own(coded):
    assert coded("The ministry said that the night was cold.").mentions == ()
