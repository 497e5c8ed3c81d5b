"""Word lists: what context and policy field a sentence is about, and which words judge while they tell."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from foedus.codebook.rules_file import Table, read_rules
from foedus.records import Domain, EventType

CONTEXTS = (
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
)

Lists = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists by name; words are lower-case and matched whole.

    `contexts` in PLOVER's order, `domains` in the order of `Domain`, `loaded` by kind of judgement; `domain_of_type` is
    the policy field of an event whose sentence names none.
    """

    contexts: Lists
    domains: tuple[tuple[Domain, tuple[str, ...]], ...]
    domain_of_type: tuple[tuple[EventType, Domain], ...]
    loaded: Lists


def load_words() -> Words:
    """The word lists that come with Foedus; raises `BadRules` naming the file at fault."""
    domains = read_rules("codebook/words/domains.toml", _content("domains"), _domains)
    return Words(
        contexts=read_rules("codebook/words/contexts.toml", _content("contexts"), _contexts),
        domains=tuple((domain, words) for domain, words, _ in domains),
        domain_of_type=_domain_of_type(domains),
        loaded=read_rules("codebook/words/loaded.toml", _content("loaded"), _loaded),
    )


def _content(name: str) -> bytes:
    return (files("foedus.codebook") / "words" / f"{name}.toml").read_bytes()


def _contexts(top: Table) -> Lists:
    table = top.table("contexts")
    lists = tuple((name, _words(table.table(name))) for name in CONTEXTS)
    table.close()
    return lists


def _loaded(top: Table) -> Lists:
    return tuple((kind, _words(top.table(kind))) for kind in top)


def _domains(top: Table) -> tuple[tuple[Domain, tuple[str, ...], tuple[EventType, ...]], ...]:
    table = top.table("domains")
    domains = tuple((domain, *_domain(table.table(domain.value))) for domain in Domain)
    table.close()
    return domains


def _domain(table: Table) -> tuple[tuple[str, ...], tuple[EventType, ...]]:
    named = table.texts("types", default=())
    types = tuple(EventType(table.one_of(name, list(EventType), "type")) for name in named)
    return _words(table), types


def _words(table: Table) -> tuple[str, ...]:
    words = table.texts("words")
    for word in words:
        if word != word.lower().strip():
            raise table.refusal(f"{word!r} would never match", "write words in lower case without spaces around them")
    if len(set(words)) < len(words):
        twice = next(word for number, word in enumerate(words) if word in words[:number])
        raise table.refusal(f"{twice!r} stands twice", "keep one")
    table.close()
    return words


def _domain_of_type(
    domains: tuple[tuple[Domain, tuple[str, ...], tuple[EventType, ...]], ...],
) -> tuple[tuple[EventType, Domain], ...]:
    named = {kind: domain for domain, _, types in domains for kind in types}
    return tuple((kind, named.get(kind, Domain.DIPLOMACY)) for kind in EventType)
