"""Sets the brief as one HTML file: no script, no request to anywhere, every citation linked both ways."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from foedus.briefing.charts import forest, strip, timeline
from foedus.briefing.contents import Contents
from foedus.briefing.escaping import plain

MOST_BACK = 8  # links from one citation back to the sentences that use it


class Links:
    """Hands out an anchor for each use of a citation, so that its passage can link back to all of them."""

    def __init__(self) -> None:
        self._uses: dict[int, int] = {}

    def use(self, number: int) -> str:
        """A fresh anchor for one more use of citation `number`."""
        self._uses[number] = self._uses.get(number, 0) + 1
        return f"r{number}-{self._uses[number]}"

    def uses(self, number: int) -> tuple[str, ...]:
        """The first anchors handed out for `number`."""
        shown = min(self._uses.get(number, 0), MOST_BACK)
        return tuple(f"r{number}-{time}" for time in range(1, shown + 1))


def as_html(contents: Contents) -> str:
    """The whole page as text, ending with a newline."""
    page = _environment().get_template("brief.html.j2")
    return page.render(brief=contents, links=Links(), css=_stylesheet())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("foedus.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(strip=strip, forest=forest, timeline=timeline)
    return environment


def _harmless(value: object) -> object:
    """Every printed word passes here: characters that could hide or turn text are shown by their number."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value


def _stylesheet() -> Markup:
    return Markup(files("foedus.briefing").joinpath("templates", "brief.css").read_text(encoding="utf-8"))  # noqa: S704
