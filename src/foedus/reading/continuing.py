"""Says whether a paragraph that breaks off goes on in the next one."""

from __future__ import annotations

_CLOSERS = "\"'”’»)]*_ "
_STOPS = frozenset(".!?:;…。！？")
# Words that no English, French, German, Italian or Spanish sentence ends with.
_LINK_WORDS = (
    "a an the of on in to for from by with at as and or but that which who whose than into between among over under "
    "its their his her our your this these particularly including such de la le les du des et un une der die das den "
    "dem und von zu il lo gli di del della dei delle e che el los las y para por con"
)
_LINKS = frozenset(_LINK_WORDS.split())
LONG_ENOUGH = 80  # characters; a short line that ends in "and" may be a heading set on two lines


def continues(first: str, second: str) -> bool:
    """The first ends without a stop, and either the second starts small or the first cannot end where it does."""
    ending = first.rstrip(_CLOSERS)
    if not ending or ending[-1] in _STOPS or not second:
        return False
    if second[0].islower():
        return len(first.split()) >= 3
    if len(first) < LONG_ENOUGH or not second[0].isalnum():
        return False
    return ending.endswith(",") or ending.split()[-1].lower() in _LINKS
