"""The model's products of matrices, by the library that comes with numpy, on one thread.

The one that spaCy brings (BLIS) takes plain loops on processors that it does not know, which takes three times as long.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def multiply_by_numpy(nlp: "Language") -> "Language":
    """Let a model's layers multiply by numpy's library, and give the model; its numbers differ in their last digits.

    Several threads would spin for each other longer than they work, so one at a time does; between products the library
    keeps what it had, as long as one thread parses at a time. Layers that do not work on plain arrays of numpy are left
    as they are.
    """
    from thinc.api import NumpyOps, Ops
    from threadpoolctl import ThreadpoolController

    threads = ThreadpoolController().select(user_api="blas")
    quick: Any = NumpyOps()

    def _gemm(x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        with threads.limit(limits=1):
            return Ops.gemm(quick, x, y, out=out, trans1=trans1, trans2=trans2)

    quick.gemm = _gemm
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = quick
    return nlp
