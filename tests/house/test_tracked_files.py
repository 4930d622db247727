"""What is handed on holds nothing of the machine or the articles that it was made with."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from truceline.reference.shingles import shingles, words_of

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"

# Where people's files lie. A test that needs such a path builds it; a document gives a relative one.
PRIVATE = re.compile(r"(?<![\w.:/~-])/(?:home|root|tmp|Users|work|workspace|mnt)/\w|[A-Z]:\\Users\\")

# So many words in a row are no coincidence and no figure of speech.
COPIED_WORDS = 12


@cache
def tracked() -> dict[str, str]:
    """The text of every file that git keeps, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=ROOT)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    found = {name: ROOT / name for name in names}
    return {name: path.read_text("utf-8", "replace") for name, path in found.items() if path.is_file()}


def test_no_path_of_a_machine_is_handed_on() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in tracked().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if PRIVATE.search(line)
    ]

    assert found == []


def test_path_of_a_machine_would_be_found() -> None:
    assert PRIVATE.search("see " + "/".join(["", "home", "someone", "record.db"]))
    assert PRIVATE.search("=" + "/".join(["", "tmp", "x"]))
    assert not PRIVATE.search("https://example.org/work/1 and tests/work/1")


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding articles are not in ../shared/seeds")
def test_no_sentence_of_the_founding_articles_is_handed_on() -> None:
    seeds = frozenset().union(*(runs_of(path.read_text("utf-8", "replace")) for path in articles()))

    found = {name: sorted(runs_of(text) & seeds)[:1] for name, text in tracked().items()}

    assert len(seeds) > 1_000
    assert {name: runs for name, runs in found.items() if runs} == {}


def articles() -> list[Path]:
    return sorted(path for path in SEEDS.rglob("*") if path.suffix in (".txt", ".html"))


def runs_of(text: str) -> frozenset[str]:
    words = [word.text for word in words_of(text)]
    return shingles(words, COPIED_WORDS) if len(words) >= COPIED_WORDS else frozenset()
