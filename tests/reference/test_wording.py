"""Passages ready to be compared."""

import pytest

from tests.probes.plain_readings import sentence_reading
from truceline.reference.wording import MAX_PASSAGES, MAX_WORDS, quotations, wordings


def test_words_in_quotation_marks_are_not_the_report_s_own() -> None:
    [passage] = wordings(sentence_reading("“We will wait,” the envoy said."))

    assert passage.quoted == (True, True, True, False, False, False)
    assert passage.own_words == 3


@pytest.mark.parametrize("text", ["“a b”", '"a b"', "«a b»", "‘a b’", "“a b"])
def test_all_manners_of_quotation_marks_are_known(text: str) -> None:
    assert quotations(f"He said {text}") == ((8, 8 + len(text)),)


def test_an_apostrophe_opens_no_quotation() -> None:
    assert quotations("the troops’ posts and the army’s own") == ()


def test_names_are_capitals_that_no_sentence_explains() -> None:
    text = "Talks in Darvena ended. “Never,” said the envoy Ilan to us."
    names = {text[start:].split()[0] for p in wordings(sentence_reading(text)) for start in p.named}

    assert names == {"Darvena", "Ilan"}


def test_a_heading_in_capitals_names_nothing() -> None:
    [passage] = wordings(sentence_reading("Veldia And Karsk Resume Patrols"))

    assert passage.named == frozenset()


def test_words_to_the_reader_are_nobody_s_story() -> None:
    [passage] = wordings(sentence_reading("Follow us and get the news in your inbox."))

    assert passage.is_to_reader
    assert passage.own_words == 0


def test_hostile_lengths_are_cut() -> None:
    long = "Word " * (MAX_WORDS + 50) + ".\n" + "Another line stands here.\n" * (MAX_PASSAGES + 50)

    passages = wordings(sentence_reading(long))

    assert len(passages) == MAX_PASSAGES
    assert len(passages[0].words) == MAX_WORDS
