"""The environment says who answers a benchmark, in one way for all."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from benchmarks.coder import READER_ALONE, RULES_ONLY, Coder
from tests.build import document
from tests.probes import standings
from tests.readers import Standing

from benchmarks import __main__ as benchmarks
from benchmarks import coder
from truceline.errors import ConfigError

SHELLED = "The army of Vesk shelled the port."


@pytest.fixture
def loaded(monkeypatch):
    """A coder for an environment, its kit without a language model."""

    def load(**environ):
        def kit(settings):
            return SimpleNamespace(wording=SimpleNamespace(reader=None if settings.rules_only else "reader"))

        monkeypatch.setattr(coder, "load_kit", kit)
        return coder.load_coder(environ)

    return load


def test_rules_and_reader_are_joined_where_the_environment_says_nothing(loaded):
    joined = loaded()

    assert (joined.kit.wording.reader, joined.alone) == ("reader", None)


def test_the_rules_alone_have_no_reader(loaded):
    rules = loaded(**{RULES_ONLY: "true", READER_ALONE: "false"})

    assert (rules.kit.wording.reader, rules.alone) == (None, None)


def test_the_reader_alone_is_the_kits(loaded):
    assert loaded(**{READER_ALONE: "true"}).alone == "reader"


@pytest.mark.parametrize("said", [{READER_ALONE: "yes"}, {READER_ALONE: "true", RULES_ONLY: "true"}])
def test_what_cannot_be_asked_is_refused(loaded, said):
    with pytest.raises(ConfigError, match=READER_ALONE):
        loaded(**said)


@pytest.mark.model
def test_each_reads_by_its_own_means(kit):
    reader = Standing({"army": ("CONSULT", 0.9)})
    joined, alone = Coder(kit=kit), Coder(kit=kit, alone=reader)

    assert [m.trigger.quote for m in joined.mentions_in(SHELLED)] == ["shelled"]
    assert [m.trigger.quote for m in alone.mentions_in(SHELLED)] == ["army"]
    assert [m.trigger.quote for m in alone.by_rules().read(document(SHELLED)).mentions] == ["shelled"]


@pytest.mark.parametrize("task", [*sorted(benchmarks.BY_READER), "coref", "timeline"])
def test_a_benchmark_of_what_is_read_heeds_the_environment(monkeypatch, tmp_path, task):
    monkeypatch.setenv(RULES_ONLY, "perhaps")

    with pytest.raises(ConfigError, match=RULES_ONLY):
        import_module(benchmarks.TASKS[task]).main(tmp_path)


def test_the_probes_of_arrangements_heed_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv(RULES_ONLY, "perhaps")

    with pytest.raises(ConfigError, match=RULES_ONLY):
        standings.main(str(tmp_path))


def test_the_probes_of_arrangements_are_not_for_the_reader_alone(monkeypatch, tmp_path):
    monkeypatch.setenv(READER_ALONE, "true")

    with pytest.raises(ConfigError, match=READER_ALONE):
        standings.main(str(tmp_path))


def test_what_the_reader_has_no_answer_to_has_a_dash_and_no_figure(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(READER_ALONE, "true")

    assert benchmarks.main(["timex", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "timex: - (the learned reader alone has no answer to it)",
        "{}",
    ]
