"""Sentences are found by their words, and nothing asked breaks the search."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import build
from tests.store import reports

from truceline.store.search import MAX_WORDS, expression_of
from truceline.store.store import Store, open_store

TEXT = (
    "Joint patrols on the Ostrel road resumed on Monday.\n"
    "The governor of Kırşehir said the U.N. would not patrol alone.\n"
    "Talks on the grain route failed."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    capture = reports.capture("a.txt", TEXT)
    with open_store(tmp_path_factory.mktemp("search") / "record.db") as opened:
        opened.add_capture(capture)
        opened.add_reading(capture.id, reports.reading(capture))
        yield opened


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("ostrel", 0),
        ("RESUMED patrol", 0),
        ("kirsehir", 1),
        ("UN patrols", 1),
        ("^kırşehir*", 1),
        ("grain — route", 2),
        ("talk failing", 2),
    ],
)
def test_sentence_is_found_by_its_words_in_any_form(store: Store, words: str, line: int) -> None:
    [found] = store.search(words)

    assert found.quote == TEXT.split("\n")[line]
    assert TEXT[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("patrol", ["patrols"]),
        ("patrols joint", ["Joint", "patrols"]),
        ("un kirsehir", ["Kırşehir", "U.N"]),
    ],
)
def test_found_words_are_given_where_they_stand(store: Store, words: str, found: list[str]) -> None:
    first = store.find(words)[0]

    assert [w.quote.rstrip(".") for w in first.words] == found
    assert all(TEXT[w.start : w.end] == w.quote for w in first.words)


def test_all_words_must_be_there(store: Store) -> None:
    assert len(store.search("patrol")) == 2
    assert store.search("patrol grain") == ()


def test_no_more_than_the_limit_is_given(store: Store) -> None:
    assert len(store.search("patrol", limit=1)) == 1
    assert store.search("patrol", limit=0) == store.search("patrol", limit=-1) == ()


@pytest.mark.parametrize(
    "words",
    ["", "  ", '"', "*", "-", "()", "NEAR(", "patrol OR", "text:patrol", "a" * 10**6, "\x00", "'; --"],
)
def test_hostile_questions_are_only_words(store: Store, words: str) -> None:
    assert store.search(words) == ()


def test_operators_are_words_like_others(store: Store) -> None:
    assert [found.quote for found in store.search("NOT patrol")] == [TEXT.split("\n")[1]]


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(words=st.text(st.characters(), max_size=40))
def test_no_question_raises(store: Store, words: str) -> None:
    assert isinstance(store.search(words), tuple)


def test_very_long_questions_are_cut() -> None:
    expression = expression_of("no " * 10_000)

    assert expression is not None
    assert len(expression.split()) == MAX_WORDS


def test_document_without_passages_is_found_by_its_sections(tmp_path: Path) -> None:
    capture = reports.capture("a.txt", TEXT)
    with open_store(tmp_path / "record.db") as store:
        store.add_capture(capture)
        store.add_reading(capture.id, build.changed(reports.reading(capture), passages=()))

        assert [found.quote for found in store.search("grain")] == [TEXT]
