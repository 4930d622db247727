"""What a page's markup says of it: title, outlet, day, deck, byline, captions."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from truceline.reference.outlets import Outlets
from truceline.stages.clean.days import days_in
from truceline.stages.clean.header import stems

_ARTICLES = re.compile(r"Article|Report|Posting|NewsItem|CreativeWork|WebPage", re.I)
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "headline")
_OUTLET_META = ("og:site_name", "publisher", "application-name", "dc.publisher", "article:publisher")
_DECK = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|sub-?title|subhead(?:line)?|strapline|summary|excerpt)(?:$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author|author-name|post-author|entry-author)(?:$|[\s_-])", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|caption-text)(?:$|[\s_-])", re.I)
_DATED = re.compile(r"publish|posted|entry-date|post-date|article-date|datetime|timestamp", re.I)
_TITLE_END = re.compile(r"\s+(?:\||–|—|-|::|»|·)\s+(?P<end>[^|]{2,60})$")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")
_FIRST_WEB_PAGE = date(1991, 1, 1)
# Longer JSON-LD is a data dump; it is cut off by the parser's own failure.
_MAX_JSON = 500_000
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*(?: (?:of|the|and|for|&|[A-ZÀ-Þ][\w.'’&-]*)){0,5}")
_MAX_DECK, _MAX_BYLINE = 60, 14


def text_of(element: HtmlElement) -> str:
    """Give an element's words with single spaces."""
    return " ".join("".join(element.itertext()).split())


def title_of(tree: HtmlElement, outlet: str | None) -> str | None:
    """Give the page's title as its reader sees it, without the outlet's name at its end."""
    named = _metas(tree, _TITLE_META)
    whole = [text_of(e) for e in tree.iterfind(".//head/title")]
    stated = next((words for words in [*named, *whole] if words), None)
    seen = [words for e in tree.iter("h1") if (words := text_of(e)) and len(words.split()) <= 40]
    if stated:
        wanted = stems(stated)
        for words in seen:
            if len(stems(words) & wanted) >= 0.6 * max(1, min(len(wanted), len(stems(words)))):
                return words
        return _without_end(stated, outlet)
    return seen[0] if seen else None


def _without_end(title: str, outlet: str | None) -> str:
    end = _TITLE_END.search(title)
    is_name = end and (len(end["end"].split()) <= 4 or (outlet and stems(outlet) & stems(end["end"])))
    return title[: end.start()] if end and is_name and end.start() > 10 else title


def outlet_of_page(tree: HtmlElement, outlets: Outlets) -> str | None:
    """Name the outlet that the markup states: site name, publisher, a known name at the title's end."""
    named = _metas(tree, _OUTLET_META)
    for words in named:
        if words and not words.startswith("http") and len(words.split()) <= 10:
            return words
    for item in _linked_data(tree):
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return " ".join(publisher["name"].split()) or None
    for title in tree.iterfind(".//head/title"):
        end = _TITLE_END.search(text_of(title))
        known = outlets.named(end["end"]) if end else None
        if known:
            return known.name
        if end and _signs(tree, end["end"].strip()):
            return end["end"].strip()
    return None


def _signs(tree: HtmlElement, name: str) -> bool:
    """True where the name at the title's end stands as owner on the page too: beside a year or ©, or as a credit."""
    if not _NAME.fullmatch(name):
        return False
    own = re.escape(name)
    beside = r"(?:©|\(c\)|(?:19|20)\d\d)"
    signed = re.compile(rf"{beside}[\s,|–-]{{0,4}}{own}\b|\b{own}[\s,|–-]{{0,4}}{beside}|\({own}\)")
    body = tree.find("body")
    words: list[str] = []
    for element in body.iter() if body is not None else ():
        words += [element.text or "" if element.tag not in ("script", "style") else "", element.tail or ""]
    return signed.search(" ".join(" ".join(words).split())) is not None


def stated_day(tree: HtmlElement, taken_on: date) -> str | None:
    """Give the words by which the markup states the day of publication, None where it states none.

    Days of changes, of the copyright and of other stories do not count, nor does
    a day after the page was taken in.
    """
    for words in _candidates(tree):
        day = _day(words)
        if day and _FIRST_WEB_PAGE <= day <= taken_on + timedelta(days=1):
            return _seen_words(tree, day) or words
    return _guarded_guess(tree, taken_on)


def _candidates(tree: HtmlElement) -> Iterator[str]:
    for item in _linked_data(tree):
        if isinstance(item.get("datePublished"), str) and _ARTICLES.search(str(item.get("@type", ""))):
            yield item["datePublished"].strip()
    yield from _metas(tree, _PUBLISHED_META)
    for element in tree.iter("time", "abbr", "span", "div", "p", "meta"):
        marks = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"
        is_marked = (element.tag == "time" and element.get("pubdate") is not None) or _DATED.search(marks)
        if is_marked and "modif" not in marks.lower() and "updat" not in marks.lower():
            words = element.get("datetime") or element.get("content") or ""
            yield words.strip() or text_of(element)[:80]
    times = {element.get("datetime", "") for element in tree.iterfind(".//article//time")}
    if len({words[:10] for words in times if words}) == 1:
        yield next(iter(sorted(times)))


def _day(words: str) -> date | None:
    iso = _ISO.search(words[:40])
    if iso:
        try:
            return date.fromisoformat(iso[0])
        except ValueError:
            return None
    days = [day.when for day in days_in(words)] if len(words) <= 80 else []
    return days[0].first if len(days) == 1 and days[0].is_day else None


def _seen_words(tree: HtmlElement, day: date) -> str | None:
    """Give the page's visible words for a day that its markup states."""
    for element in tree.iter("time"):
        words = text_of(element)
        if words and len(words) <= 60 and _day(words) == day:
            return words
    return None


def _guarded_guess(tree: HtmlElement, taken_on: date) -> str | None:
    """Ask htmldate, which may guess from a copyright line; keep only a day that the page's address holds."""
    last = (taken_on + timedelta(days=1)).isoformat()
    guess = find_date(
        tree, extensive_search=False, original_date=True, min_date=_FIRST_WEB_PAGE.isoformat(), max_date=last
    )
    if not guess:
        return None
    addresses = [e.get("href", "") for e in tree.iterfind(".//link[@rel='canonical']")] + _metas(
        tree, ("og:url",)
    )
    for address in addresses:
        parts = _URL_DAY.search(address)
        if parts and "-".join(part.zfill(2) for part in parts.groups()) == guess:
            return guess
    return None


def deck_of(tree: HtmlElement) -> str | None:
    """Give the standfirst that the page shows below its title."""
    for element in tree.iter("p", "h2", "h3", "div"):
        words = text_of(element) if _DECK.search(_marks(element)) else ""
        if 4 <= len(words.split()) <= _MAX_DECK:
            return words
    return None


def byline_of(tree: HtmlElement) -> str | None:
    """Give the author's line that the page shows."""
    for element in tree.iter("p", "div", "span", "a", "address"):
        is_marked = _BYLINE.search(_marks(element)) or element.get("rel") == "author"
        words = text_of(element) if is_marked else ""
        if words and len(words.split()) <= _MAX_BYLINE:
            return words
    return None


def captions_of(tree: HtmlElement) -> list[str]:
    """Give the captions of the page's pictures, each once, in page order."""
    found: list[str] = []
    for element in tree.iter("figcaption", "p", "div", "span", "dd"):
        if element.tag == "figcaption" or _CAPTION.search(element.get("class", "")):
            words = text_of(element)
            if len(words.split()) >= 4 and not any(words in other for other in found):
                found.append(words)
    return found


def _marks(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}"


def _metas(tree: HtmlElement, names: tuple[str, ...]) -> list[str]:
    """Give the contents of meta elements, in the order of the names wanted."""
    held: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        if name in names and element.get("content"):
            held.setdefault(name, " ".join(element.get("content").split()))
    return [held[name] for name in names if name in held]


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the objects of the page's JSON-LD, those of @graph included; what is broken is passed over."""
    for element in tree.iter("script"):
        if element.get("type", "").casefold() != "application/ld+json":
            continue
        try:
            held = json.loads((element.text or "")[:_MAX_JSON])
        except (ValueError, RecursionError):
            continue
        for item in held if isinstance(held, list) else [held]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                entries = graph if isinstance(graph, list) else []
                yield from (entry for entry in entries if isinstance(entry, dict))
