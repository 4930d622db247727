"""Find the CAMEO code that a mention comes closest to, by what it is about where it is about something."""

from truceline.reference.cameo import Scales
from truceline.reference.codebook import Codebook
from truceline.stages.code.patterns import Hit
from truceline.stages.code.shaping import Shaped

# What a mention of the type does to the thing that it is about.
TURN_OF = {
    "AGREE": "planned",
    "CONCEDE": "planned",
    "REQUEST": "demanded",
    "THREATEN": "threatened",
    "REJECT": "denied",
    "SANCTION": "stopped",
    "RETREAT": "stopped",
    "ASSAULT": "broken",
}
ROOT_DIGITS = 2


def nearest_code(shaped: Shaped, mode: str | None, codebook: Codebook, scales: Scales) -> str | None:
    """Give a mention's CAMEO code: a call for military aid has another than a call for talks.

    Where grammar gave the type ("must withdraw"), what was asked gives the code; where the
    words did ("called for"), what was asked may only make their code finer. None for a type without any code.
    """
    hit = shaped.hit
    is_own = hit.event_type == hit.rule.event_type
    plain = codebook.cameo(hit.event_type, mode, hit.rule.pattern if is_own else None)
    inner = shaped.stopped or shaped.content or (None if is_own else hit)
    if inner is None:
        return plain
    turned = scales.turned(_code_of_rule(inner, codebook), TURN_OF.get(hit.event_type, ""))
    known = scales.codes.get(turned or "")
    if turned is None or known is None or hit.event_type not in (known.event_type, *known.also):
        return plain
    return turned if not is_own or plain is None or _is_finer(turned, plain) else plain


def _code_of_rule(hit: Hit, codebook: Codebook) -> str | None:
    rule = hit.rule
    return codebook.cameo(rule.event_type, rule.pattern.mode, rule.pattern)


def _is_finer(code: str, plain: str) -> bool:
    """1056 is finer than 105, and any 10 is finer than 100, which names nothing."""
    return code.startswith(plain) or (plain.endswith("0") and code[:ROOT_DIGITS] == plain[:ROOT_DIGITS])
