"""Takes documents through all six stages, from reading to briefing, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from foedus.errors import FoedusError, NothingToRead, UnknownActor
from foedus.records import (
    Assessment,
    Brief,
    Coding,
    Document,
    Ledger,
    Measures,
    Pile,
    Problem,
    Resolution,
)
from foedus.registry import DEFAULT_CODER
from foedus.storing.memory import MemoryStore
from foedus.workspace import stages
from foedus.workspace.journey import Journey
from foedus.workspace.refusal import refuse_unquoted
from foedus.workspace.tracing import Trace, trace
from foedus.workspace.verifying import Verification, verify

if TYPE_CHECKING:
    from foedus.codebook.book import Codebook
    from foedus.ports import Analyzer, Coder, Store


class Progress(Protocol):
    """Told after each step: the stage's name, steps done, steps in all."""

    def __call__(self, stage: str, done: int, total: int) -> None: ...


class Workspace:
    """One analyst's desk: a codebook, a coder, a store, and the day on which the analyst asks.

    `store` None keeps everything in memory; `today` None is the day of the call. Raises `BadRules` for a broken pack
    and `UnknownPlugin` for an unknown coder when the first stage that needs them runs.
    """

    def __init__(
        self,
        *,
        store: Store | None = None,
        coder: str = DEFAULT_CODER,
        packs: Sequence[str] = ("transatlantic",),
        today: date | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.store: Store = store if store is not None else MemoryStore()
        self.today = today if today is not None else date.today()
        self._coder_name = coder
        self._packs = tuple(packs)
        self._progress = progress

    @cached_property
    def codebook(self) -> Codebook:
        """The coding rules and actor tables of the packs."""
        return stages.load_codebook(self._packs)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """A readable name for every actor code."""
        table = self.codebook.actors
        return {code: table.name_of(code) for code in table.codes}

    def load(self) -> None:
        """Loads rules, analyzer and coder now, so that what is wrong with them is told before the work begins."""
        _ = self._analyzer, self._coder

    def run(self, paths: Sequence[str], about: Sequence[str] = ()) -> Journey:
        """The whole journey for the documents at `paths`; what it finds is kept in the store.

        Raises `UnknownActor` for a code in `about` that no table has, `NothingToRead` where no document is left.
        """
        codes = self.check_actors(about)
        return self.follow(self.read(paths), codes)

    def follow(self, pile: Pile, about: Sequence[str] = ()) -> Journey:
        """The journey of a pile that has been read."""
        codes = self.check_actors(about)
        _require_documents(pile)
        codings = self.code(pile.documents)
        ledger = self.reconcile(pile.documents, codings)
        measures = self.measure(ledger)
        assessment = self.assess(ledger, measures, codes)
        brief = self.brief(ledger, measures, assessment, pile.problems)
        journey = Journey(self.today, pile, codings, ledger, measures, assessment, brief)
        self.keep(journey)
        return journey

    def read(self, paths: Sequence[str]) -> Pile:
        """Documents of files, folders, globs and addresses, with one problem for each input that was hurt."""
        self._tell("reading", 0, 1)
        pile = stages.read(paths)
        self._tell("reading", 1, 1)
        return pile

    def code(self, documents: Sequence[Document]) -> tuple[Coding, ...]:
        """What each document says, in the order given."""
        codings = []
        self._tell("coding", 0, len(documents))
        for number, document in enumerate(documents, start=1):
            codings.append(self.code_one(document))
            self._tell("coding", number, len(documents))
        return tuple(codings)

    def code_one(self, document: Document) -> Coding:
        """What one document says. A coder that gives up on it leaves an empty coding with the problem."""
        try:
            coding = self._coder.code(document, self._analyzer.analyze(document))
        except FoedusError as error:
            problem = Problem(document.path, f"it could not be coded ({error})", "read it by eye")
            return Coding(document.id, self._coder_name, problems=(problem,))
        return refuse_unquoted(document, coding)

    def reconcile(self, documents: Sequence[Document], codings: Sequence[Coding]) -> Ledger:
        """What the documents say together."""
        self._tell("reconciling", 0, 1)
        ledger = stages.reconcile(documents, codings, self.codebook.actors.memberships, self.today)
        self._tell("reconciling", 1, 1)
        return ledger

    def measure(self, ledger: Ledger) -> Measures:
        """What the record amounts to."""
        self._tell("measuring", 0, 1)
        measures = stages.measure(ledger, self.today)
        self._tell("measuring", 1, 1)
        return measures

    def assess(self, ledger: Ledger, measures: Measures, about: Sequence[str] = ()) -> Assessment:
        """Findings in words, for the actors in `about` (empty: for all)."""
        self._tell("assessing", 0, 1)
        assessment = stages.assess(ledger, measures, self.check_actors(about), self.names, self.today)
        self._tell("assessing", 1, 1)
        return assessment

    def brief(
        self, ledger: Ledger, measures: Measures, assessment: Assessment, unread: Sequence[Problem] = ()
    ) -> Brief:
        """The finished pages, as HTML and Markdown; they name the inputs of `unread` that were lost."""
        self._tell("briefing", 0, 1)
        brief = stages.brief(ledger, measures, assessment, self.names, self.today, unread)
        self._tell("briefing", 1, 1)
        return brief

    def keep(self, journey: Journey, store: Store | None = None) -> None:
        """Puts a finished journey into the store, or into another one."""
        into = store if store is not None else self.store
        into.keep_documents(journey.ledger.documents)
        into.keep_codings(journey.ledger.codings)
        into.keep_ledger(journey.ledger, journey.measures, journey.assessment)

    def trace(self, identity: str) -> Trace:
        """The way from a record in the store back to its characters; raises `UnknownRecord` with near ids."""
        return trace(identity, *self.store.result())

    def verify(self) -> Verification:
        """Whether every quote in the store stands where it is said to stand."""
        return verify(self.store.documents(), self.store.evidence())

    def resolve(self, name: str, on: date | None = None) -> Resolution | None:
        """Whom `name`, or a code in capitals, means on a day (None: today); None where no table knows."""
        day = on if on is not None else self.today
        found = stages.resolve(name, day, self.codebook)
        if found is None and name.strip() in self.names:
            return stages.resolve(self.names[name.strip()], day, self.codebook)
        return found

    def check_actors(self, codes: Sequence[str]) -> tuple[str, ...]:
        """`codes` in capitals; raises `UnknownActor` with the nearest codes for one that no table has."""
        checked = tuple(code.strip().upper() for code in codes)
        for given, code in zip(codes, checked, strict=True):
            if code not in self.names:
                meant = self.resolve(given.strip())
                raise UnknownActor(given, [meant.code] if meant is not None else self.names)
        return checked

    @cached_property
    def _analyzer(self) -> Analyzer:
        return stages.build_analyzer(self._coder.analyzer, self.codebook)

    @cached_property
    def _coder(self) -> Coder:
        return stages.build_coder(self._coder_name, self.codebook)

    def _tell(self, stage: str, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(stage, done, total)


def _require_documents(pile: Pile) -> None:
    if pile.documents:
        return
    lost = [str(problem) for problem in pile.problems[:3]]
    what = f"nothing could be read ({'; '.join(lost)})" if lost else "there is nothing to read"
    raise NothingToRead(
        "the paths given", what, "name files or folders with text, HTML, PDF, DOCX, feeds or JSON lines"
    )
