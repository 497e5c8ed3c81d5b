"""Reads what an HTML page says of itself in its head: when it was published, by whom, on which site."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser

from foedus.reading.given_dates import given_date
from foedus.records import FuzzyDate

# In falling order of trust; `date` alone is often the day of the last build.
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "citation_online_date", "dc.date.issued", "dcterms.issued", "dcterms.available", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "article.published", "date",
)  # fmt: skip
_SITE_KEYS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "twitter:site",
)
_AUTHOR_KEYS = ("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_TITLE_KEYS = ("og:title", "citation_title", "dc.title", "twitter:title")
LOOKED_AT = 300_000  # characters; heads are far shorter, and the parser is slow on hostile markup
LINKED_DATA_LARGEST = 500_000  # characters of one ld+json script that are parsed
DEPTH = 6  # levels of linked data that are looked into
JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(slots=True)
class PageFacts:
    """Meta fields by lower-case name, first value kept; `times` are the dates of <time> elements."""

    fields: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)

    def first(self, keys: tuple[str, ...]) -> str:
        return next((self.fields[key] for key in keys if self.fields.get(key)), "")

    @property
    def title(self) -> str:
        return self.first(_TITLE_KEYS)

    @property
    def source(self) -> str:
        return self.first(_SITE_KEYS).removeprefix("@")

    def published(self) -> FuzzyDate | None:
        """From the meta fields and linked data; a <time> counts where it is the only one."""
        for key in _DATE_KEYS:
            if written := self.fields.get(key):
                when = given_date(written, f'the page\'s field "{key}"')
                if not when.is_unknown:
                    return when
        if len(set(self.times)) == 1:
            return given_date(self.times[0], "the only <time> of the page")
        return None


def page_facts(page: str) -> PageFacts:
    """What stands before a place at which the markup breaks down still counts."""
    parser = _HeadParser()
    with suppress(AssertionError):  # the parser's way of refusing "<![nonsense["
        parser.feed(page[:LOOKED_AT])
    return parser.facts


class _HeadParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._in_linked_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._in_linked_data = values.get("type", "").lower() == "application/ld+json"
        elif tag == "meta":
            self._meta(values)
        elif tag == "time" and values.get("datetime"):
            self.facts.times.append(values["datetime"].strip())
            if values.get("itemprop", "").lower() == "datepublished" or "pubdate" in values:
                self.facts.fields.setdefault("datepublished", values["datetime"].strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_linked_data = False

    def handle_data(self, data: str) -> None:
        if self._in_linked_data and len(data) <= LINKED_DATA_LARGEST:
            self._linked_data(data)

    def _meta(self, values: dict[str, str]) -> None:
        key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        content = values.get("content", "").strip()
        if key and content:
            self.facts.fields.setdefault(key, content)
            if key in _AUTHOR_KEYS and "://" not in content and content not in self.facts.authors:
                self.facts.authors.append(content)

    def _linked_data(self, data: str) -> None:
        try:
            value: JsonValue = json.loads(data)
        except (ValueError, RecursionError):
            return
        self._take(value, DEPTH)

    def _take(self, value: JsonValue, depth: int) -> None:
        if depth == 0:
            return
        if isinstance(value, list):
            for each in value[:50]:
                self._take(each, depth - 1)
        elif isinstance(value, dict):
            self._take_object(value, depth)

    def _take_object(self, value: dict[str, JsonValue], depth: int) -> None:
        published, publisher = value.get("datePublished"), value.get("publisher")
        if isinstance(published, str):
            self.facts.fields.setdefault("datepublished", published)
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str):
            self.facts.fields.setdefault("og:site_name", name)
        self._take(value.get("@graph"), depth - 1)
