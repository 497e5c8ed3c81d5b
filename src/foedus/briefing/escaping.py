"""Makes words from documents harmless: nothing in them can turn the page around, hide, or act as markup."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_SHOWN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}{_INVISIBLE}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\`*_{}\[\]|~$^])")
_LEADING = re.compile(r"^(\s*)(#|[+\-=](?=\s|$|[-=+])|\d{1,9}[.)](?=\s|$))")


def plain(text: str) -> str:
    """`text` on one line, with control, direction and invisible characters shown as ⟨U+202E⟩."""
    valid = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _SPACE.sub(" ", _SHOWN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", valid))


def for_markdown(text: str) -> str:
    """`text` as Markdown that shows it letter by letter: no heading, link, code, table cell or HTML comes of it."""
    escaped = _MARKUP.sub(r"\\\1", plain(text))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LEADING.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped)


def shortened(text: str, most: int) -> str:
    """At most about `most` characters of `text`, cut at a word, with an ellipsis where something was left out."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{cut[: cut.rfind(' ') if ' ' in cut[most // 2 :] else most].rstrip(' ,;:')} …"
