"""Takes documents through all six stages, from reading to briefing, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from foedus.errors import FoedusError, NothingToRead, UnknownActor
from foedus.records import (
    Analysis,
    Assessment,
    Brief,
    Coding,
    Conditions,
    Correction,
    Document,
    Ledger,
    Measures,
    Pile,
    Problem,
    Replay,
    Resolution,
)
from foedus.registry import DEFAULT_CODER
from foedus.storing.memory import MemoryStore
from foedus.workspace import stages
from foedus.workspace.chunking import taken_together
from foedus.workspace.journey import Journey
from foedus.workspace.refusal import refuse_unquoted
from foedus.workspace.tracing import Trace, trace
from foedus.workspace.verifying import Verification, verify

if TYPE_CHECKING:
    from foedus.codebook.book import Codebook
    from foedus.evaluating.validity import Validity
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
        for number, coding in enumerate(self.code_each(documents), start=1):
            codings.append(coding)
            self._tell("coding", number, len(documents))
        return tuple(codings)

    def code_each(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """What each document says, in the order given and as `code_one` tells it; some are read together, for speed."""
        for together in taken_together(documents):
            try:
                analyses = tuple(self._analyzer.analyze_all(together))
            except FoedusError:  # told of the document at fault alone
                yield from map(self.code_one, together)
                continue
            yield from map(self._code, together, analyses)

    def code_one(self, document: Document) -> Coding:
        """What one document says. A coder that gives up on it leaves an empty coding with the problem."""
        try:
            analysis = self._analyzer.analyze(document)
        except FoedusError as error:
            return self._given_up(document, error)
        return self._code(document, analysis)

    def _code(self, document: Document, analysis: Analysis) -> Coding:
        try:
            coding = self._coder.code(document, analysis)
        except FoedusError as error:
            return self._given_up(document, error)
        return refuse_unquoted(document, coding)

    def _given_up(self, document: Document, error: FoedusError) -> Coding:
        problem = Problem(document.path, f"it could not be coded ({error})", "read it by eye")
        return Coding(document.id, self._coder_name, problems=(problem,))

    def reconcile(self, documents: Sequence[Document], codings: Sequence[Coding]) -> Ledger:
        """What the documents say together, with all that people corrected in the store said again."""
        self._tell("reconciling", 0, 1)
        replays: tuple[Replay, ...] = ()
        if corrections := self.store.corrections():
            replayed = stages.replay(corrections, documents, codings, self.codebook, self.names)
            codings, replays = replayed.codings, replayed.replays
        ledger = stages.reconcile(documents, codings, self.codebook.actors.memberships, self.today)
        self._tell("reconciling", 1, 1)
        return replace(ledger, corrections=replays) if replays else ledger

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
        into.keep_conditions(Conditions(self.today, self._coder_name, tuple(map(_lasting, self._packs))))
        _keep_result(into, journey.codings, journey.ledger, journey.measures, journey.assessment)

    def correct(
        self,
        identity: str,
        settings: Mapping[str, str] | None = None,
        *,
        drop: bool = False,
        confirm: bool = False,
        by: str,
        why: str = "",
    ) -> Correction:
        """Keeps what `by` says of a coded record: fields to set, that it is none at all, or that it is right.

        It counts from the next run into this store on, or from `replay`, and after every later coding of the same
        words. Raises `UnknownRecord` for an id that nothing bears, `Unknown` or `BadInput` for what cannot be said.
        """
        from foedus.workspace import correcting

        said = correcting.opinion(settings, drop=drop, confirm=confirm, by=by, why=why)
        rules = stages.rules_of(self.codebook)
        found = correcting.correction_of(
            identity, said, self.store, rules=rules, names=self.names, check_actors=self.check_actors
        )
        return self.store.keep_correction(found)

    def take_back(self, number: int, *, by: str, why: str = "") -> Correction:
        """Keeps that `by` takes back a correction of his or her own; the correction stays in the books."""
        from foedus.workspace import correcting

        return self.store.keep_correction(correcting.undoing_of(number, by, why, self.store))

    def replay(self) -> Ledger:
        """Makes the ledger in the store again with all corrections, from the codings that are there."""
        from foedus.workspace import correcting

        told, about = correcting.told_in(self.store), self.store.result()[2].about
        ledger = self.reconcile(told.ledger.documents, told.codings)
        measures = self.measure(ledger)
        _keep_result(self.store, told.codings, ledger, measures, self.assess(ledger, measures, about))
        return ledger

    def corrections(self) -> tuple[Replay, ...]:
        """Every correction in the store, and what it does in the ledger there."""
        from foedus.workspace import correcting

        return correcting.standing_corrections(self.store)

    def validity(self) -> Validity:
        """How often coders were right, of the records that people judged, and how far these people agree."""
        from foedus.evaluating.validity import validity

        return validity(self.store.corrections())

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


def _keep_result(
    store: Store, told: Sequence[Coding], ledger: Ledger, measures: Measures, assessment: Assessment
) -> None:
    """Codings as the coder made them, those that people changed beside them, and what follows from the latter."""
    known = {(coding.document, coding.coder) for coding in told}
    store.keep_codings([*told, *(one for one in ledger.codings if (one.document, one.coder) not in known)])
    store.keep_ledger(ledger, measures, assessment)


def _lasting(pack: str) -> str:
    """A folder by its full path: the next command may be called elsewhere."""
    return str(Path(pack).resolve()) if pack != "transatlantic" and Path(pack).is_dir() else pack


def _require_documents(pile: Pile) -> None:
    if pile.documents:
        return
    lost = [str(problem) for problem in pile.problems[:3]]
    what = f"nothing could be read ({'; '.join(lost)})" if lost else "there is nothing to read"
    raise NothingToRead(
        "the paths given", what, "name files or folders with text, HTML, PDF, DOCX, feeds or JSON lines"
    )
