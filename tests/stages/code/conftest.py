"""A text as the coder reads it, and the one mention on some words of a sentence."""

import pytest

from tests.build import document, marked
from tests.stages.code.wording import on, told
from truceline.stages.annotate import annotate
from truceline.stages.code import code


@pytest.fixture(scope="session")
def parsed(kit):
    """A text, or a document, as the parses of its paragraphs."""

    def parse(report):
        return annotate(document(report) if isinstance(report, str) else report, kit.nlp)

    return parse


@pytest.fixture(scope="session")
def coded(kit, parsed):
    """A text, or a document, as a Reading."""

    def read(report):
        held = document(report) if isinstance(report, str) else report
        wording = kit.wording
        return code(
            held,
            parsed(held),
            wording.codebook,
            wording.lexicon,
            kinds=wording.kinds,
            made_with=wording.made_with,
        )

    return read


@pytest.fixture(scope="session")
def mention_on(coded):
    """The one mention whose trigger overlaps the "{trigger:…}" of a sentence, of one type where it is named."""

    def find(sentence, event_type=None):
        text, marks = marked(sentence)
        mentions = coded(text).mentions
        found = [m for m in on(mentions, marks["trigger"]) if event_type in (None, m.event_type)]

        assert len(found) == 1, told(mentions)
        return found[0]

    return find
