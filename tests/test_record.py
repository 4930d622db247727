"""The record from Python: read one report, open what a run left."""

from datetime import date

import pytest

import truceline
from tests.lines import REPORTS, settings_in, taken_in, written
from truceline.errors import CaptureError, ReadError, StoreError

pytestmark = pytest.mark.model


@pytest.fixture
def record(tmp_path, monkeypatch):
    settings = settings_in(tmp_path)
    monkeypatch.setenv("TRUCELINE_CACHE", str(settings.cache))
    taken_in(written(tmp_path), settings)
    with truceline.open_record(settings.db) as opened:
        yield opened


def test_a_text_is_read_as_a_report():
    reading = truceline.read(
        "Turkey and Russia have suspended joint patrols.\n\nThe ministry said so on Friday."
    )

    assert [(m.event_type, m.status) for m in reading.mentions] == [("SANCTION", "happened")]


def test_a_path_is_read_as_a_file_whether_str_or_path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORTS["begun.txt"], encoding="utf-8")

    assert truceline.read(path).mentions == truceline.read(str(path)).mentions


def test_what_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(CaptureError):
        truceline.read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError):
        truceline.read("Les troupes ont quitté la ville. " * 20)


def test_the_record_gives_its_view_and_how_an_arrangement_stood(record):
    assert len(record.readings()) == 3
    assert record.view().events
    assert record.state("joint patrols", on=date(2024, 5, 10)).state == "suspended"
    assert record.state("joint patrols", on=date(2024, 5, 10), known_by=date(2024, 4, 1)).state == "active"


def test_a_pair_in_a_sentence_is_related_with_shares():
    sentence = "Vesk accused Ostrel of breaking the truce."

    shares = truceline.relate(sentence, "Vesk", "Ostrel")

    assert next(iter(shares)) == "ACCUSE"
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(("first", "second"), [("Vesk", "Orvel"), ("Vesk accused", "accused"), ("", "Vesk")])
def test_a_pair_that_does_not_stand_apart_in_the_sentence_is_refused(first, second):
    with pytest.raises(ValueError, match=r"stand in the sentence|overlap"):
        truceline.relate("Vesk accused Ostrel of breaking the truce.", first, second)


def test_a_database_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(StoreError):
        truceline.open_record(tmp_path / "none.db")
