"""`truceline show --why`: a mention laid open, every value with the words or the rule that it comes from."""

from rich.text import Text

from truceline.cli.console import show_words, tell
from truceline.cli.words import line_of
from truceline.export.why import why
from truceline.records.claim import Claim
from truceline.records.document import Document
from truceline.reference.codebook import Codebook

LABEL_WIDTH = 11


def show_why(claim: Claim, document: Document, codebook: Codebook) -> None:
    """Print a mention's sentence, then why it was coded as it was."""
    mention = claim.mention
    at = f"{document.name}:{line_of(document, mention.trigger.start)}"
    tell(Text.assemble((at, "cyan"), f" · {claim.section.value} · {claim.id}"), soft_wrap=True)
    show_words(document, mention.sentence, mention.trigger)
    for label, text in why(claim, codebook):
        tell(f"{label:<{LABEL_WIDTH}}{text}", markup=False, soft_wrap=True)
