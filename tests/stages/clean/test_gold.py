"""The founding articles, coded by hand: sections against the gold."""

import json
from pathlib import Path

import pytest
from tests import build

from truceline.records.document import TELLING
from truceline.stages.clean import clean

SHARED = Path(__file__).parents[4] / "shared"
QUIET_LINES = ("boilerplate_lines", "related_link_lines")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the founding articles are not in ../shared"),
]


@pytest.fixture(scope="module")
def gold():
    return json.loads((SHARED / "gold" / "seeds_gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents(gold):
    paths = [SHARED / "seeds" / entry["file"] for entry in gold["docs"]]
    return {path.name: clean(build.capture(path.read_bytes(), name=path.name)) for path in paths}


def section_of_line(document, number):
    lines = document.text.split("\n")
    offset = sum(len(line) + 1 for line in lines[: number - 1])
    return document.section_at(offset + len(lines[number - 1]) - len(lines[number - 1].lstrip()))


def test_the_section_of_nearly_every_gold_mention_is_found(gold, documents):
    right = [
        section is not None and section.role.value == event["section"]
        for event in gold["events"]
        for section in [documents[event["doc"]].section_at(event["trigger_start"])]
    ]

    assert sum(right) / len(right) >= 0.95


def test_no_line_of_furniture_and_no_link_tells_anything(gold, documents):
    telling = [
        (entry["file"], line)
        for entry in gold["docs"]
        for name in QUIET_LINES
        for line in (held["line"] if isinstance(held, dict) else held for held in entry[name])
        if section_of_line(documents[entry["file"]], line).role in TELLING
    ]

    assert telling == []


def test_every_caption_and_every_paragraph_is_one(gold, documents):
    wrong = [
        (entry["file"], line, role)
        for entry in gold["docs"]
        for role in ("caption", "body")
        for line in entry[f"{role}_lines"]
        if section_of_line(documents[entry["file"]], line).role.value != role
    ]

    assert wrong == []


def test_a_stated_day_of_publication_is_found_and_none_is_made_up(gold, documents):
    for entry in gold["docs"]:
        published = documents[entry["file"]].published
        assert (published.first.isoformat() if published else None) == entry["published"]
