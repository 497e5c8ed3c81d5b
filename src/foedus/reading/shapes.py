"""Answers simple questions about one block: is it prose, a heading, a by-line, a date, an address?"""

from __future__ import annotations

import re

from foedus.codebook.dates import find_dates
from foedus.reading.layout import SEEN, layout
from foedus.records import FuzzyDate

STOPS = ".!?…。！？"
_CLOSERS = "\"'”’»)]*_ "
PROSE_LEAST, PROSE_WORDS = 25, 5  # characters and words; shorter sentences do not prove that a document is prose
PROSE_LONG = 200  # characters; so long a block is prose even when its full stop is missing
HEADING_WORDS, HEADING_LENGTH = 16, 110
_NAME = r"(?:[A-ZÀ-ÞŁŚŽĐ][\w.'’-]*|de|da|di|del|della|van|von|der|den|la|le|al|el|bin|ben|ter|dos|du)"
_BYLINE = re.compile(
    r"(?i:(?:(?:written|reported|reporting|story|text|analysis|commentary|opinion|interview|report) )?by:?"
    r"|authors?:|par|von|di|por)\s+"
    rf"(?P<names>{_NAME}(?:(?:,? and |,? & |; ?|, | ){_NAME}){{1,12}})(?P<rest>[ ]*(?:[,|(–—-].{{0,160}})?)\Z"
)
_BYLINE_CUE = re.compile(r"(?:\w+ )?(?:by|authors?|par|von|di|por):?\s", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"(?P<label>(?:first |last |originally )?(?:published|publication date|updated|modified|posted|released|issued"
    r"|date|dated|filed|created|(?:held|done) (?:at|in) [\w'-]{2,30}(?: on)?)(?: on| at)?)\s?:?\s+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\s,.;:()|·•–—-]|\b(?:at|on|\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\.?|gmt|utc|cet|cest|et|est|edt|bst|rome|brussels|washington|london|paris)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|\b(?:tel|phone|fax|t|mob)[.:]? ?\+?)[ ]?\(?\d[\d ()./-]{6,18}\d", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_WEB = re.compile(r"(?:https?://|www\.)\S")
SPEAKER = re.compile(
    r"(?:Q|A|Question|Answer)\s?[:.]\s"
    r"|(?:QUESTION|ANSWER|MODERATOR|MINISTER|REPORTER|JOURNALIST|PRESIDENT|CHAIR|HOST|SPEAKER|INTERVIEWER|AMBASSADOR)"
    r"(?: ?\([^()\n]{1,40}\))?:\s"
)
_SENTENCE_WITHIN = re.compile(r"[a-z]{3}[.!?] +[A-Z]")
_CONTACT = re.compile(r"(?:(?:media|press) )?contacts?\b|tel\b|phone|e-?mail", re.IGNORECASE)
_PARTS = re.compile(r"\s[|•·]\s")
_CATALOGUE = re.compile(r"(?:\d{1,3}\s*[|/.-]\s*\d{1,3}\s+|\d{1,2}\s+\d{1,3}\s+)[A-ZÀ-Þ]")


def ends_sentence(text: str) -> bool:
    ending = text.rstrip(_CLOSERS)
    return bool(ending) and ending[-1] in STOPS


def is_prose(text: str) -> bool:
    """Sentences, as against headings, labels and lists of names."""
    if len(text) >= PROSE_LONG or _is_dense_prose(text):
        return True
    return len(text) >= PROSE_LEAST and ends_sentence(text) and len(text.split()) >= PROSE_WORDS


def _is_dense_prose(text: str) -> bool:
    return len(text) >= 15 and text.rstrip(_CLOSERS)[-1:] in "。！？"


def is_heading_line(text: str) -> bool:
    """A short line without a full stop that begins like a heading."""
    if len(text) > HEADING_LENGTH or len(text.split()) > HEADING_WORDS or SPEAKER.match(text):
        return False
    if _SENTENCE_WITHIN.search(text):
        return False
    ending = text.rstrip(_CLOSERS)
    if not ending or ending[-1] in ".!;,:" or text.rstrip()[-1] in ",;:" or text.endswith((" said", " says", " added")):
        return False
    return not text[0].islower() and (ending[-1] != "?" or len(text.split()) <= 8)


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a line such as "By A. Person and B. Person, Rome"; none where it is no by-line."""
    if len(text) > 300 or not _BYLINE_CUE.match(text):
        return ()
    found = _BYLINE.match(text)
    if not found or not found.group("names")[0].isupper():
        return ()
    return split_names(found.group("names"))


def names_and_dates(text: str) -> bool:
    """A line such as "OPINION | By A. Person | 3 May 2025": short parts, one of them a by-line or date."""
    parts = _PARTS.split(text) if len(text) <= 200 else []
    return len(parts) > 1 and any(byline_names(part) or lone_date(part) or labelled_date(part) for part in parts)


def line_names(text: str) -> tuple[str, ...]:
    """The names of a by-line that may stand between other parts of a line."""
    return byline_names(text) or tuple(name for part in _PARTS.split(text[:300]) for name in byline_names(part))


def split_names(text: str) -> tuple[str, ...]:
    """Names out of "A. Person, B. Person and C. Person"."""
    names = (name.strip(" ,;") for name in re.split(r",|;|\s+and\s+|\s+&\s+|\|", text))
    return tuple(name for name in names if name and not name.islower())


def labelled_date(text: str) -> tuple[str, FuzzyDate] | None:
    """("published", date) of a line such as "Published: 3 March 2025"."""
    if len(text) > 120:
        return None
    found = _DATE_LABEL.match(text)
    if not found:
        return None
    when = lone_date(re.sub(r"\s(?:by|in)\s.*\Z", "", text[found.end() :]))
    return (found.group("label").lower(), when) if when else None


def lone_date(text: str) -> FuzzyDate | None:
    """The date of a block that holds a date and nothing else (a place, an hour, a weekday aside)."""
    if not 4 <= len(text) <= 80 or not any(sign.isdigit() for sign in text):
        return None
    found = find_dates(text)
    if not found:
        return None
    span, when = found[0]
    rest = text[: span.start] + " " + text[span.end :]
    place = re.fullmatch(r"[A-ZÀ-Þ][\w' -]{2,30}, ?", text[: span.start])
    return when if (place and not text[span.end :].strip(" .")) or not _FILLER.sub("", rest) else None


def is_address(raw: str) -> bool:
    """Phone numbers, mail addresses or links make up a good part of a short block."""
    if len(raw) > 600:
        return False
    signs = bool(_PHONE.search(raw)) + len(_MAIL.findall(raw)) + bool(_WEB.search(raw))
    return signs >= 2 or (
        signs == 1 and (len(raw.split()) <= 14 or (bool(_PHONE.search(raw)) and not ends_sentence(raw)))
    )


def is_contact_line(raw: str) -> bool:
    """ "Press contact: A. Person, +39 06 555 0101", wherever it stands."""
    return len(raw) <= 200 and bool(_CONTACT.match(raw)) and is_address(raw)


def is_catalogue_line(text: str) -> bool:
    """One entry of a list of other titles: a number of a series, names, a title without a full stop."""
    return len(text) <= 250 and bool(_CATALOGUE.match(text)) and not text.rstrip().endswith(".")


def is_only_link(raw: str) -> bool:
    return bool(_WEB.match(raw)) and len(raw.split()) == 1


def is_furniture(text: str) -> bool:
    rules, seen = layout(), text[:SEEN]
    if rules.furniture_whole.match(seen) or rules.furniture_whole.match(seen.strip("()[]")):
        return True
    return len(text.split()) <= rules.furniture_words and rules.furniture_begins.match(seen) is not None


def is_biography(text: str, authors: tuple[str, ...]) -> bool:
    """ "A. Person is a researcher at ...": said of an author, or of somebody with a writer's role."""
    if len(text) > 600 or len(re.findall(r"[.!?] +[A-Z]", text)) > 3:
        return False
    if any(author and text.startswith(f"{author} is ") for author in authors):
        return True
    found = layout().bio_role.search(text[:SEEN])
    head = text[: found.start()].strip() if found else ""
    return bool(head) and re.fullmatch(rf"(?:(?:Dr|Prof|Professor)\.? )?{_NAME}(?: {_NAME}){{1,4}}", head) is not None
