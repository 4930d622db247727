"""The telling sections are parsed paragraph by paragraph, and every token knows its place in the text."""

import pytest

from tests.build import Section, SectionRole, document
from truceline.errors import ModelError
from truceline.stages.annotate import LONGEST_STRETCH, annotate, load_model
from truceline.stages.code.grammar import conjoined


@pytest.fixture
def nlp(kit):
    return kit.nlp


def places(parses):
    """Each token with the words that stand where it says it does."""
    return [(t.text, parse.start + t.idx) for parse in parses for t in parse if not t.is_space]


@pytest.mark.model
def test_each_line_is_a_parse_in_text_order(nlp):
    parses = annotate(document("It snowed.\n\n  Russia left.\nIt was cold."), nlp)

    assert [p.text.strip() for p in parses] == ["It snowed.", "Russia left.", "It was cold."]
    assert [p.start for p in parses] == [0, 14, 27]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "It snowed.\r\nRussia left.",
        "\u00a0\u00a0Ayd\u0131n\u00a0left. It snowed.",
        "\ufeffIt snowed.\tRussia left.",
        "\U0001f54a It snowed.\u2028Russia \u201cleft\u201d.",
    ],
)
def test_tokens_stand_where_they_say(nlp, text):
    found = places(annotate(document(text), nlp))

    assert found
    assert all(text.startswith(word, at) for word, at in found if word.isalnum())


@pytest.mark.model
def test_only_telling_sections_are_parsed_and_each_parse_knows_its_own(nlp):
    text = "Snow falls\nBy Ida Brock\nIt snowed.\nRead more"
    roles = (SectionRole.TITLE, SectionRole.BYLINE, SectionRole.BODY, SectionRole.FURNITURE)
    sections, start = [], 0
    for role, line in zip(roles, text.split("\n"), strict=True):
        sections.append(Section(role=role, start=start, end=start + len(line)))
        start += len(line) + 1

    parses = annotate(document(text, sections=tuple(sections)), nlp)

    assert [(p.section.role, p.text) for p in parses] == [
        (SectionRole.TITLE, "Snow falls"),
        (SectionRole.BODY, "It snowed."),
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_white_space_is_not_parsed(nlp, text):
    assert annotate(document(text), nlp) == ()


@pytest.mark.model
@pytest.mark.parametrize("word", ["It snowed in the valley. ", "snow ", "snow"])
def test_a_page_on_one_line_is_cut_and_nothing_is_lost(nlp, word):
    text = word * (2 * LONGEST_STRETCH // len(word) + 50)

    parses = annotate(document(text), nlp)

    assert all(len(p.text) <= LONGEST_STRETCH for p in parses)
    assert len(parses) >= 3
    assert "".join(p.text for p in parses).replace(" ", "") == text.replace(" ", "")


def test_a_model_that_is_missing_is_told_by_name():
    with pytest.raises(ModelError, match="no_such_model"):
        load_model("no_such_model")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "A meeting with the foreign ministries of Kenya, Uganda, and Rwanda is planned.",
        "A meeting between defense chiefs of Kenya, Uganda, and Rwanda took place.",
        "Chad said Kenya, Uganda, and Rwanda had met.",
    ],
)
def test_the_last_of_a_list_stays_in_it(nlp, text):
    (parse,) = annotate(document(text), nlp)
    kenya = next(t for t in parse if t.text == "Kenya")

    assert [t.text for t in conjoined(kenya)] == ["Kenya", "Uganda", "Rwanda"]


@pytest.mark.model
def test_a_second_clause_keeps_its_subject(nlp):
    (parse,) = annotate(document("He met envoys of Kenya, Uganda, and Rwanda sent troops."), nlp)

    assert next(t for t in parse if t.text == "Rwanda").head.text == "sent"
