"""A web page to a text of our own building: title, deck, byline, date, paragraphs, captions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from truceline.errors import ReadError
from truceline.records.document import SectionRole
from truceline.reference.furniture import Furniture
from truceline.reference.outlets import Outlets
from truceline.stages.clean import markup
from truceline.stages.clean.blocks import Block
from truceline.stages.clean.cues import Cue, cue_of

# A long live page of the press has under 20,000 elements; the extraction's time grows with them.
MAX_ELEMENTS = 60_000
_DROPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "form", "button", "select", "input"),
        *("textarea", "iframe", "svg", "object", "embed", "canvas"),
    )
)
_HIDDEN_STYLES = ("display:none", "visibility:hidden")
_HIDDEN_CLASSES = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "d-none"]
)
# A paragraph of which nearly all is a link leads to another story.
_ALL_LINK = 0.9


@dataclass(slots=True)
class _Builder:
    """Collects pieces of text with an empty line between them."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def add(self, words: str, role: SectionRole | None = None) -> None:
        """Add a piece; one without words adds nothing."""
        words = words.strip()
        if words:
            self.text += "\n\n" if self.text else ""
            start = len(self.text)
            self.text += words
            self.blocks.append(Block(start=start, end=len(self.text), text=words, role=role))


def read_page(
    name: str, html: str, *, taken_on: date, lexicon: Furniture, outlets: Outlets
) -> tuple[str, list[Block], str | None]:
    """Give a page's text, its blocks and its outlet; ReadError where it holds no text or cannot be parsed."""
    tree = _parsed(name, html)
    outlet = markup.outlet_of_page(tree, outlets)
    title = markup.title_of(tree, outlet)
    day = markup.stated_day(tree, taken_on)
    _drop_hidden(tree)
    deck, byline, captions = markup.deck_of(tree), markup.byline_of(tree), markup.captions_of(tree)
    paragraphs = list(_paragraphs(tree))
    if not paragraphs:
        raise ReadError(name, "the page shows no text; it may be built by a script, so save it as text")
    built = _Builder()
    built.add(title or "", SectionRole.TITLE)
    built.add(deck or "", SectionRole.DECK)
    built.add(byline or "", SectionRole.BYLINE)
    built.add(day or "", SectionRole.DATELINE)
    said = {words for words in (title, deck, byline, *captions) if words}
    for words, role in paragraphs:
        if words not in said:
            said.add(words)
            built.add(words, role)
    for caption in captions:
        built.add(caption, SectionRole.CAPTION)
    return built.text, _with_subheads(built.blocks, lexicon, outlets), outlet


def _parsed(name: str, html: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(name, f"cannot be parsed as a page ({error}); save it as text") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadError(name, "its elements are nested deeper than any page's; save it as text")
    count = sum(1 for _ in tree.iter())
    if count > MAX_ELEMENTS:
        raise ReadError(
            name, f"{count:,} elements, more than {MAX_ELEMENTS:,}, so no report; save it as text"
        )
    return tree


def _drop_hidden(tree: HtmlElement) -> None:
    """Take out what a reader of the page does not see or what is never a report."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in _DROPPED or _is_hidden(element):
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").casefold()
    if any(hiding in style for hiding in _HIDDEN_STYLES):
        return True
    is_marked = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return is_marked or bool(_HIDDEN_CLASSES.intersection(element.get("class", "").casefold().split()))


def _paragraphs(tree: HtmlElement) -> Iterator[tuple[str, SectionRole | None]]:
    extracted = bare_extraction(tree, include_comments=False, include_tables=False, include_links=True)
    body = getattr(extracted, "body", None)
    if body is None:
        return
    for element in body.iter("p", "head", "item", "quote", "ab"):
        if element.tag == "quote" and element.find(".//p") is not None:
            continue
        role = SectionRole.RELATED_LINK if _is_all_link(element) else None
        for words in _lines_of(element):
            yield words, SectionRole.BODY if role is None and element.tag == "head" else role


def _lines_of(element: etree._Element) -> list[str]:
    """Give an element's own words, cut at its line breaks, without those of paragraphs inside it."""
    words = element.text or ""
    for child in element:
        if child.tag == "lb":
            words += "\n"
        elif child.tag not in ("p", "item", "list", "quote"):
            words += "".join(child.itertext())
        words += child.tail or ""
    return [line for part in words.split("\n") if (line := " ".join(part.split()))]


def _is_all_link(element: etree._Element) -> bool:
    whole = len("".join("".join(element.itertext()).split()))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in element.iter("ref"))
    return whole > 0 and linked >= _ALL_LINK * whole


def _with_subheads(blocks: list[Block], lexicon: Furniture, outlets: Outlets) -> list[Block]:
    """Leave the role of headings that read as furniture to be told by their words."""
    return [
        Block(start=b.start, end=b.end, text=b.text)
        if b.role is SectionRole.BODY and cue_of(b, lexicon, outlets) is not Cue.NONE
        else b
        for b in blocks
    ]
