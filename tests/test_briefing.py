"""What a brief promises its reader: receipts for every sentence, both ways, from any pile, however hostile."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

import brief_records as sund
from brief_pages import brief_of, emptied, section, text_of
from foedus.briefing import uncited, write_brief
from foedus.records import Assessment, BorrowedPassage, Brief, Ledger, Measures, Problem, SharedTrace


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of()


def test_no_sentence_of_the_brief_stands_without_a_citation(brief: Brief) -> None:
    assert uncited(brief.html) == ()


def test_the_check_finds_a_sentence_that_cites_nothing(brief: Brief) -> None:
    planted = brief.html.replace("</main>", '<p class="says">Kestria will mobilise next week.</p></main>')
    assert uncited(planted) == ("Kestria will mobilise next week.",)


def test_the_check_finds_words_that_hide_from_it_by_having_no_class(brief: Brief) -> None:
    planted = brief.html.replace("</main>", "<p>Lomara will yield.</p></main>")
    assert uncited(planted) == ("Lomara will yield.",)


def test_a_sentence_that_says_it_is_assumed_needs_no_citation() -> None:
    assert uncited('<p class="says">Ice stays until May. <em>Assumed: a cold spring.</em></p>') == ()


def test_every_citation_leads_to_its_passage_and_back(brief: Brief) -> None:
    ids = re.findall(r'\bid="([^"]+)"', brief.html)
    links = set(re.findall(r'href="#([^"]+)"', brief.html))
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    numbers = {f"c{number}" for number in range(1, brief.citations + 1)}
    assert numbers <= set(ids)
    assert numbers == {link for link in links if re.fullmatch(r"c\d+", link)}
    assert all(f'href="#r{number}-1"' in brief.html for number in range(1, brief.citations + 1))


def test_citation_numbers_rise_in_reading_order(brief: Brief) -> None:
    firsts = list(dict.fromkeys(re.findall(r'class="cite" id="r(\d+)-', brief.html)))
    assert firsts == [str(number) for number in range(1, brief.citations + 1)]


def test_the_passage_marks_exactly_the_cited_words(brief: Brief) -> None:
    cited = sund.quote("institute", "Kestria seized the tug Aurelia in March")
    assert f"<mark>{cited.quote}</mark>" in section(brief.html, "passages")
    assert f"characters {cited.start}–{cited.end}" in section(brief.html, "passages")


def test_the_passage_shows_the_sentence_before_and_after(brief: Brief) -> None:
    passages = text_of(section(brief.html, "passages"))
    assert "Kestria agreed to return the tug Aurelia to its owners by 30 May 2031. According to the Sund" in passages
    assert "strait in April. Both sides praised a calm and useful exchange." in passages


def test_the_page_asks_nothing_of_the_network_and_runs_no_script(brief: Brief) -> None:
    assert "default-src 'none'" in brief.html
    assert not re.search(r"<(script|link|img|iframe|object|embed)\b", brief.html)
    assert not re.search(r"\son\w+=|javascript:|url\(|@import|https?://", brief.html)


def test_the_page_can_be_walked_without_seeing_it(brief: Brief) -> None:
    assert '<html lang="en">' in brief.html
    assert all(f"<{landmark}" in brief.html for landmark in ("header", "nav", "main", "footer"))
    levels = [int(level) for level in re.findall(r"<h([1-6])", brief.html)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    charts = re.findall(r'<svg class="chart.*?</title>', brief.html)
    assert charts
    assert all('role="img"' in chart and "<title" in chart for chart in charts)


def test_a_contested_relation_shows_the_range_and_no_single_number(brief: Brief) -> None:
    chart = re.search(r'<article class="relation" id="rel-kes-lom">.*?</article>', brief.html, re.DOTALL)
    assert chart
    assert "contested: −6.5 to +6.5" in chart[0]
    assert "−0.6" not in chart[0]
    assert 'class="middle"' not in chart[0]


def test_an_agreed_relation_shows_its_number_with_the_interval_and_a_true_minus(brief: Brief) -> None:
    assert "−1.4 (−4.1 to +1.3)" in text_of(section(brief.html, "board"))


def test_a_pooled_number_does_not_hide_the_source_that_implies_the_opposite(brief: Brief) -> None:
    assert "3 passages from 3 independent origins; Halm Gazette alone implies +6.5." in text_of(
        section(brief.html, "board")
    )


def test_what_was_done_together_is_one_row_and_not_two() -> None:
    there = replace(sund.SECURITY, mirror="rel-lom-kes-sec")
    back = replace(sund.SECURITY, id="rel-lom-kes-sec", dyad=sund.BACK.dyad, mirror=sund.SECURITY.id, is_second=True)
    board = section(brief_of(measures=replace(sund.MEASURES, relations=(there, back))).html, "board")
    assert board.count("Kestria ↔ Lomara") >= 1
    assert "Lomara → Kestria" not in board


def test_somebody_whom_no_table_knows_has_no_relation_of_its_own() -> None:
    unknown = replace(sund.SECURITY, id="rel-unk", dyad=replace(sund.SECURITY.dyad, recipient="UNK"))
    board = section(brief_of(measures=replace(sund.MEASURES, relations=(unknown,))).html, "board")
    assert "No relation between two actors could be read" in board


def test_each_telling_of_a_disputed_figure_stands_with_its_word_giver_and_its_figure_marked(brief: Brief) -> None:
    disputes = section(brief.html, "disputes")
    told = text_of(disputes)
    assert "the Sund Pilotage Board" in told
    assert "the Adular Union" in told
    assert disputes.count("<mark>412</mark>") == 2
    assert "<mark>275</mark>" in disputes
    assert "contradiction" in told
    assert "somebody else is named as saying so" in told


def test_a_promise_says_its_outcome_in_a_word_and_a_sign(brief: Brief) -> None:
    told = text_of(section(brief.html, "promises"))
    assert "✕ broken" in told
    assert "✓ kept" in told
    assert told.index("broken") < told.index("kept")
    assert "not after 31 December 2033" in told


def test_an_undated_document_is_told_with_its_bounds(brief: Brief) -> None:
    assert "30 April to 1 June 2031" in text_of(section(brief.html, "misfits"))


def test_a_date_is_told_with_the_words_it_came_from(brief: Brief) -> None:
    assert "12 May 2031 — from “May 12, 2031”" in text_of(section(brief.html, "sources"))


def test_the_markdown_says_the_same_sentences_with_the_same_citations(brief: Brief) -> None:
    for said in re.findall(r'<(?:p|li|dd) class="says">(.*?)</(?:p|li|dd)>', brief.html, re.DOTALL):
        sentence = text_of(re.sub(r"<(span class=\"(cites|word)\"|em).*", "", said, flags=re.DOTALL))
        assert sentence.split(" “")[0] in brief.markdown
    assert set(re.findall(r"\[\^(\d+)\](?!:)", brief.markdown)) == set(re.findall(r"\[\^(\d+)\]:", brief.markdown))
    assert len(re.findall(r"^\[\^\d+\]:", brief.markdown, re.MULTILINE)) == brief.citations


def test_the_same_records_give_the_same_characters(brief: Brief) -> None:
    assert brief_of() == brief


def test_a_finding_without_evidence_or_assumption_is_refused() -> None:
    bare = replace(sund.FINDINGS[0], evidence=())
    with pytest.raises(ValueError, match="needs evidence or an assumption"):
        brief_of(assessment=replace(sund.ASSESSMENT, bottom_line=(bare,)))


def test_a_pair_that_nobody_mentions_is_said_to_be_absent_with_what_is_nearest() -> None:
    brief = brief_of(assessment=Assessment(("VOR", "LOM"), (), ()))
    told = text_of(section(brief.html, "bottom-line"))
    assert "No document here says anything about Vorland and Lomara." in told
    assert "Nearest: Kestria → Lomara" in told
    assert uncited(brief.html) == ()


def test_a_quiet_pile_says_what_was_not_found_instead_of_showing_empty_tables() -> None:
    quiet = brief_of(
        emptied(sund.LEDGER), replace(sund.MEASURES, relations=(), dependencies=()), Assessment((), (), ())
    )
    for name, words in {
        "board": "No relation between two actors could be read",
        "disputes": "No claim in these documents is told in two ways",
        "promises": "No promise was found",
        "dependencies": "No document here says that one actor depends on another",
        "misfits": "No office, membership or pending decision clashes",
    }.items():
        assert words in section(quiet.html, name)
        assert "<table" not in section(quiet.html, name)
        assert words in quiet.markdown


def test_nothing_at_all_still_makes_a_page() -> None:
    nothing = brief_of(Ledger((), (), (), (), (), (), (), ()), Measures((), (), ()), Assessment((), (), ()))
    assert "no documents" in nothing.html
    assert nothing.citations == 0
    assert uncited(nothing.html) == ()


def test_what_could_not_be_read_stands_at_the_head() -> None:
    lost = Problem("sund/scan.pdf", "the file is encrypted", "save it without a password")
    brief = write_brief(sund.LEDGER, sund.MEASURES, sund.ASSESSMENT, names=sund.NAMES, today=sund.TODAY, unread=(lost,))
    assert "sund/scan.pdf: the file is encrypted" in text_of(brief.html.split("</header>")[0])


def test_a_passage_that_was_taken_over_is_shown_with_its_origin() -> None:
    (origin, *others) = sund.LEDGER.origins
    shared = (sund.quote("gazette", "calm and useful exchange"), sund.quote("wire", "calm and useful exchange"))
    passage = BorrowedPassage(shared[1], 0.8, (SharedTrace("phrase", "calm and useful exchange", shared),))
    lone = replace(origin, documents=("doc-gazette",), probability=1.0, traces=(), passages=(passage,))
    taker = replace(origin, id="origin-wire", documents=("doc-wire",), probability=1.0, traces=())
    made = brief_of(replace(sund.LEDGER, origins=(lone, taker, *others)))
    told = text_of(section(made.html, "sources"))
    assert "A passage of it stands in" in told
    assert "Counted as one" not in told
    assert "A passage of it stands in" in made.markdown
    assert uncited(made.html) == ()
