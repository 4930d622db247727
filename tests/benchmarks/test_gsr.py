"""The gsr benchmark on a small set in its form, written for it."""

import json

from tests.build import document, mention, words

from benchmarks import gsr

RECORDS = [
    {"event": "DOCUMENT", "text": "About this file."},
    {
        "event": "DEMAND",
        "eventText": "urged to talk",
        "text": "Almara urged Vesk to talk.",
        "source": [{"actorText": "Almara"}],
        "target": [{"actorText": "Vesk"}],
    },
    {
        "event": "FIGHT",
        "eventText": "shelled",
        "text": "The port was shelled.",
        "source": [{}],
        "target": "x",
    },
]


def test_records_have_new_names_and_only_participants_with_words(tmp_path):
    (tmp_path / "set.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    demand, fight = gsr.read(tmp_path)

    assert (demand.event_type, demand.sources, demand.targets) == ("REQUEST", ("Almara",), ("Vesk",))
    assert (fight.event_type, fight.sources, fight.targets) == ("ASSAULT", (), ())


def test_the_mention_on_the_event_words_counts():
    report = document("Almara shelled the port; the envoy urged calm.")
    record = gsr.Record(report.text, "REQUEST", "urged", (), ())
    shelled, urged = mention(report, "shelled"), mention(report, "urged")

    assert gsr.chosen([shelled, urged], record) == urged
    assert gsr.chosen([], record) is None


def test_participants_are_paired_within_a_record():
    assert gsr.f1([("Almara",), ("Vesk",)], [[{"almara"}], [{"almara"}]]) == 50.0


def test_a_name_answers_by_a_telling_word():
    report = document("The army of Almara met.")

    assert gsr._sides(mention(report, "met", actors=(words(report, "The army of Almara"),)))[0] == [
        {"army", "almara"}
    ]
