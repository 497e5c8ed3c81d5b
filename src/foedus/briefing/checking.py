"""Finds what a brief says about the world without a citation; a brief with any such sentence must not be sent."""

from __future__ import annotations

from html.parser import HTMLParser

SAYS, CITE, ASSUMED = "says", "cite", "assumed"
# Everything else that may stand on the page, and is not a statement of ours about the world.
OTHER = {"note", "quote", "cell", "cite", "name", "chart"}
HEADINGS = {"h1", "h2", "h3", "h4", "th", "caption", "title", "style", "nav"}
VOID = {"meta", "br", "hr", "img", "link", "input", "wbr", "col"}


def uncited(html: str) -> tuple[str, ...]:
    """Sentences of class "says" with neither a citation nor the word "assumed", and words that have no class at all."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.faults)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self._said: list[str] = []
        self._is_cited = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = frozenset((dict(attrs).get("class") or "").split())
        if SAYS in classes and not self._is_inside(SAYS):
            self._said, self._is_cited = [], False
        if CITE in classes:
            self._is_cited = True
        if tag not in VOID:
            self._open.append((tag, classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, such as those of a chart, says nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, classes = self._open.pop()
            if SAYS in classes and not self._is_inside(SAYS):
                self._close_sentence()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._is_inside(SAYS):
            self._said.append(data)
        elif data.strip() and not self._is_excused():
            self.faults.append(" ".join(data.split()))

    def _is_inside(self, name: str) -> bool:
        return any(name in classes for _, classes in self._open)

    def _is_excused(self) -> bool:
        return any(tag in HEADINGS or classes & OTHER for tag, classes in self._open)

    def _close_sentence(self) -> None:
        said = " ".join("".join(self._said).split())
        if not self._is_cited and ASSUMED not in said.lower():
            self.faults.append(said)
