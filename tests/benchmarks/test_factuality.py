"""The factuality benchmark on a sentence written for it; the learned reader is a stand-in."""

from dataclasses import replace

import pytest
from benchmarks.coder import Coder
from benchmarks.factuality import ON_SCALE, Target, judged
from tests.readers import Standing

from truceline.records.mention import Status

pytestmark = pytest.mark.model

TEXT = "They will paint the fence ."


@pytest.fixture
def judge(kit):
    """Judge the word "paint" by a reader that holds it for not happened, alone or beside the rules."""

    def by(*, alone):
        reader = Standing(statuses={"paint": ("not_happened", 0.9)})
        beside = replace(kit, wording=replace(kit.wording, reader=reader))
        coder = Coder(kit=beside, alone=reader if alone else None)
        return judged([TEXT], [Target(0, TEXT.index("paint"), 2.0)], coder)

    return by


def test_where_words_decide_the_rules_stand(judge):
    assert judge(alone=False) == [ON_SCALE[Status.PLANNED]]


def test_the_reader_alone_gives_its_likeliest_status(judge):
    assert judge(alone=True) == [ON_SCALE[Status.NOT_HAPPENED]]
