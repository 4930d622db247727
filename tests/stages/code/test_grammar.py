"""Roles by the dependency tree: who does it, to whom, through coordination, clauses and hyphens."""

import pytest

from truceline.stages.code import extent, grammar

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def token_in(parsed):
    """A text's token with a form, the first of them."""

    def find(text, form):
        return next(t for parse in parsed(text) for t in parse if t.text == form)

    return find


def texts(tokens):
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Russia attacked Georgia.", "attacked", ["Russia"], ["Georgia"]),
        ("Georgia was attacked by Russia.", "attacked", ["Russia"], ["Georgia"]),
        ("Georgia was attacked on Monday.", "attacked", [], ["Georgia"]),
        ("Russia and China attacked Georgia.", "attacked", ["Russia", "China"], ["Georgia"]),
        ("Russia attacked Georgia and Moldova.", "attacked", ["Russia"], ["Georgia", "Moldova"]),
        ("Russia left early and attacked Georgia.", "attacked", ["Russia"], ["Georgia"]),
        ("Russia wants to attack Georgia.", "attack", ["Russia"], ["Georgia"]),
        ("Russia urged China to attack Georgia.", "attack", ["China"], ["Georgia"]),
        ("The army that attacked Georgia left.", "attacked", ["army"], ["Georgia"]),
        ("Some of the soldiers attacked Georgia.", "attacked", ["soldiers"], ["Georgia"]),
        ("It snowed.", "snowed", ["It"], []),
    ],
)
def test_those_who_do_it_and_those_to_whom_it_is_done(token_in, text, verb, subjects, objects):
    token = token_in(text, verb)

    assert (texts(grammar.subjects(token)), texts(grammar.objects(token))) == (subjects, objects)


def test_the_word_before_a_hyphen_is_the_agent(token_in):
    assert texts(grammar.agents(token_in("The Turkish-backed fighters left.", "backed"))) == ["Turkish"]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The talks between Russia and China began.", ("between",), ["Russia", "China"]),
        ("The talks with Russia began.", ("between",), []),
    ],
)
def test_nouns_stand_under_prepositions_by_name(token_in, text, names, expected):
    assert texts(grammar.under(token_in(text, "talks"), names)) == expected


def test_a_relative_pronoun_stands_for_its_noun(token_in):
    found = grammar.antecedent(token_in("The army which attacked Georgia left.", "which"))

    assert found is not None and found.text == "army"
    assert grammar.antecedent(token_in("The army left.", "army")) is None


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The Syrian defence ministry spoke.", "ministry", "The Syrian defence ministry"),
        ("The bishop of the old town spoke.", "bishop", "The bishop of the old town"),
        ("The army, which was late, left.", "army", "The army"),
        ("Russia and China left.", "Russia", "Russia"),
    ],
)
def test_a_noun_phrase_goes_without_its_relative_clauses(token_in, text, head, phrase):
    first, last = extent.phrase(token_in(text, head))

    assert first.doc[first.i : last.i + 1].text == phrase


def test_climbing_ends_at_the_root_and_in_good_time(token_in):
    long = "He said " + "that she said " * 60 + "it snowed."

    path = list(grammar.climb(token_in(long, "snowed")))

    assert path[0].text == "snowed"
    assert 1 < len(path) <= 16


def test_offsets_count_from_the_start_of_the_report(parsed):
    [first, second] = parsed("It snowed.\n  Russia left.")

    assert extent.offset(first[0]) == 0
    assert extent.offset(second[0]) == len("It snowed.\n  ")
