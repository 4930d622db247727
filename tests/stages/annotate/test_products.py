"""The model's products of matrices are made by numpy's library on one thread, and the parses stay the same."""

import numpy as np
import pytest
import spacy
from thinc.api import Linear, NumpyOps, Ops, chain
from threadpoolctl import ThreadpoolController, threadpool_info

from truceline.stages.annotate import load_model
from truceline.stages.annotate.products import multiply_by_numpy

TEXTS = (
    "Rebels shelled the port of Ostrel on Monday, the army of Vesk said.",
    "The two sides are due to meet in Orvel next week; no truce has been agreed, a spokesman told reporters.",
    "Halted",
)


class Piped:
    """A step of a pipeline with a model of two layers."""

    def __init__(self):
        self.model = chain(Linear(3, 4), Linear(2, 3))

    def __call__(self, doc):
        return doc


@pytest.fixture
def piped(monkeypatch):
    nlp = spacy.blank("en")
    step = Piped()
    monkeypatch.setattr(nlp, "_components", [("step", step)])
    return nlp, step.model


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_product_is_the_one_that_spacy_makes(piped, trans1, trans2):
    nlp, model = piped
    multiply_by_numpy(nlp)
    drawn = np.random.default_rng(5)
    x, y = (drawn.standard_normal((48, 48)).astype(np.float32) for _ in range(2))
    into = np.zeros((48, 48), dtype=np.float32)

    given = model.ops.gemm(x, y, trans1=trans1, trans2=trans2)
    model.ops.gemm(x, y, out=into, trans1=trans1, trans2=trans2)

    expected = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    assert given == pytest.approx(expected, abs=1e-4)
    assert into == pytest.approx(expected, abs=1e-4)
    assert given.dtype == np.float32


def test_one_thread_multiplies_and_the_process_keeps_what_it_had(piped, monkeypatch):
    nlp, model = piped
    multiply_by_numpy(nlp)
    during = []

    def noted(*_, **__):
        during.append(threads())

    monkeypatch.setattr(Ops, "gemm", noted)
    with ThreadpoolController().limit(limits=2, user_api="blas"):
        model.ops.gemm(np.ones((2, 2)), np.ones((2, 2)))
        after = threads()

    assert during == [{1}]
    assert after == {2}


def threads():
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_layers_that_work_on_other_arrays_are_left_as_they_are(piped):
    nlp, model = piped

    class Other(NumpyOps):
        """Another kind of arithmetic."""

    other = model.layers[1].ops = Other()
    multiply_by_numpy(nlp)

    assert model.layers[1].ops is other
    assert model.layers[0].ops is not other


@pytest.mark.model
def test_texts_are_parsed_as_spacy_parses_them(kit):
    bare = load_model(bare=True)

    parses = [told(kit.nlp, text) for text in TEXTS]

    assert parses == [told(bare, text) for text in TEXTS]


def told(nlp, text):
    return [(t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_, t.is_sent_start) for t in nlp(text)]
