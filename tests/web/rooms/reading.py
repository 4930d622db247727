"""What the tests of the reading rooms see of a page."""

from html.parser import HTMLParser


class Seen(HTMLParser):
    """A page's marked words, what stands in its sections, its links and its ids."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marked, self.said, self.links, self.ids = "", [""], [], []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("class") == "said":
            self.said.append("")
        if tag not in ("meta", "link", "input", "br", "rect", "line"):
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Close up to the last of that name."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Gather the text of sections and of marks in them."""
        classes = [str(given.get("class", "")) for _, given in self._open]
        if "said" not in classes or "cite" in classes:
            return
        self.said[-1] += data
        if "asked" in classes:
            self.marked += data
