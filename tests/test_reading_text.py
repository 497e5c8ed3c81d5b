"""What reading makes of plain text and Markdown: clean words, zones, dates, names."""

from __future__ import annotations

import json
from datetime import date

import pytest

from foedus.reading import read_line
from foedus.reading.text import MarkdownReader, TextReader
from foedus.records import Document, Span, Zone

THINK_TANK = """by Ada Lindqvist

The strait of Norvania has been quiet since the treaty of 1998, and the two coast guards have shared a room.
Nobody in Sudland wants to lose that. It was the first such room on that coast.1

Ada Lindqvist is a Researcher in the "Coasts and ports" programme at the Harbour Institute (HI).

<sup>&lt;sup>1</sup> Norvania and Sudland, Radio Room Accord, 4 June 1998, https://example.org/accord.

## A winter of doubts

The new harbour law changed the mood.<sup>2</sup> Ministers speak of it, and the opposition 'wants the room closed'

before the next budget is passed. See https://example.org/law for its text (https://example.org/notes), which is long.

The last word is with the parliaments, which will vote on the matter in the coming session, particularly on

<sup>2</sup> Otto Berg, "The Harbour Law Explained", in Coastal Times, 3 May 2024, p. 4.

Sudland, where the majority is thin. For now the radio room stays open, and the ships pass as they did before the law.

9 June 2024

#### Harbour Institute (HI)

The Harbour Institute (HI) is a private, independent non-profit think tank that studies ports and coasts.

Quay 17 10115 Portville Phone +45 55512345 www.example.org

### Latest HI PAPERS

24 | 07 Otto Berg, Sudland Bombs the Budget
24 | 06 Eva Holm, Can Norvania Sanction Its Own Fleet?
"""

NEWS = """Norvania and Sudland Reopen Their Strait After Long Silence

Two coast guards share a radio room again, tackling storms, smugglers, and herring quotas.

Norvania and Sudland Reopen Their Strait After Long Silence HarbourVane

Published: June 3, 2024

Written by Eva Holm

A Room With a View

The foreign minister of Norvania said on Monday that the strait was open again. The envoy of Sudland thanked him.

What Comes Next

A second meeting is planned for the autumn. Both governments expect the fleets to return before the first storms.

(Word count: 61)
"""


def read(text: str, name: str = "a.txt") -> Document:
    reader = MarkdownReader() if name.endswith(".md") else TextReader()
    return reader.read(name, text.encode())[0]


def line(text: str) -> Document:
    return read_line(json.dumps({"id": "a", "text": text}), where="test:1")


def zone_texts(document: Document, zone: Zone) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.zone is zone]


def body(document: Document) -> str:
    return "\n\n".join(zone_texts(document, Zone.BODY))


def test_a_footnote_that_cuts_a_paragraph_leaves_the_sentence_whole() -> None:
    document = read(THINK_TANK)
    assert "in the coming session, particularly on Sudland, where the majority is thin." in body(document)
    assert "the opposition 'wants the room closed' before the next budget is passed." in body(document)


def test_notes_keep_their_words_and_know_where_their_mark_stood() -> None:
    document = read(THINK_TANK)
    first, second = document.notes
    assert document.text[first.start : first.end].startswith("Norvania and Sudland, Radio Room Accord")
    assert document.text[: first.anchor].endswith("It was the first such room on that coast.")
    assert document.text[: second.anchor].endswith("changed the mood.")
    assert "sup" not in document.text


def test_links_inside_sentences_are_taken_out_and_can_be_recovered() -> None:
    document = read(THINK_TANK)
    links = [gone for gone in document.removed if gone.kind == "url"]
    assert [gone.text.strip(" ()") for gone in links] == ["https://example.org/law", "https://example.org/notes"]
    assert all(document.original[gone.original :].startswith(gone.text) for gone in links)
    assert "See for its text, which is long." in body(document)


def test_the_closing_page_of_the_publisher_is_no_text() -> None:
    document = read(THINK_TANK)
    closing = "\n".join(zone_texts(document, Zone.CLOSING))
    assert "Bombs the Budget" in closing
    assert "think tank that studies ports" in closing
    assert "Phone" in closing
    assert "Bombs" not in body(document)


def test_a_closing_date_line_dates_the_document_and_a_note_does_not() -> None:
    document = read(THINK_TANK)
    assert document.published.earliest == document.published.latest == date(2024, 6, 9)
    assert document.published.as_written == "9 June 2024"


def test_publisher_and_author_come_from_the_page() -> None:
    document = read(THINK_TANK)
    assert document.source == "Harbour Institute (HI)"
    assert document.authors == ("Ada Lindqvist",)
    assert any("is a Researcher" in text for text in zone_texts(document, Zone.BYLINE))


def test_a_repeated_title_gives_the_site_and_is_furniture() -> None:
    document = read(NEWS)
    assert document.title == "Norvania and Sudland Reopen Their Strait After Long Silence"
    assert document.source == "HarbourVane"
    assert document.authors == ("Eva Holm",)
    assert document.published.earliest == date(2024, 6, 3)
    assert zone_texts(document, Zone.HEADING)[0].startswith("Two coast guards share")
    assert zone_texts(document, Zone.HEADING)[1:] == ["A Room With a View", "What Comes Next"]
    assert zone_texts(document, Zone.FURNITURE)[-1] == "(Word count: 61)"
    assert len(zone_texts(document, Zone.BODY)) == 2


def test_headings_that_stand_right_above_their_paragraph_are_headings() -> None:
    document = read(
        "“Norvania Finds a Friend”\n\nThe envoy arrived at dawn and left before noon on the same ship.\n\n"
        "Strengthening the Fleet\nThe fleet of Norvania was rebuilt with help from Sudland, at a price that both sides "
        "keep to themselves, and its crews train together every spring in the bay.\n"
    )
    assert document.title == "Norvania Finds a Friend"
    assert zone_texts(document, Zone.HEADING) == ["Strengthening the Fleet"]
    assert document.published.is_unknown
    assert document.published.because


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("PORTVILLE, 3 April 2025 (Coast Wire) - ", date(2025, 4, 3)),
        ("PORTVILLE, April 3, 2025 — ", date(2025, 4, 3)),
        ("Portville, 3 April 2025 – ", date(2025, 4, 3)),
        ("PORTVILLE (Coast Wire) - ", None),
    ],
)
def test_a_dateline_is_split_off_and_read(lead: str, day: date | None) -> None:
    document = line(f"{lead}The minister said that the fleet would sail on Sunday.")
    assert body(document) == "The minister said that the fleet would sail on Sunday."
    assert document.published.earliest == day
    assert document.source == ("Coast Wire" if "Wire" in lead else "")


def test_a_name_in_capitals_with_a_dash_is_no_dateline() -> None:
    document = line("NATO - The alliance of thirty-two - met in the capital.")
    assert body(document).startswith("NATO - The alliance")


@pytest.mark.parametrize("text", ["Talks resume", "THE FLEET HAS SAILED", "Minister meets envoy in port"])
def test_a_text_of_one_line_is_body_whatever_it_looks_like(text: str) -> None:
    assert [block.zone for block in line(text).blocks] == [Zone.BODY]


def test_lines_that_were_only_wrapped_are_one_paragraph() -> None:
    document = read(
        "The two governments agreed on Tuesday to keep the strait open for the\n"
        "whole winter, and to share the cost of the ice-breakers between them. A\n"
        "joint crew will be trained in the spring, the harbour office said, and a\n"
        "long-\nterm plan follows. The coopera-\ntion began in 1998.\n"
    )
    assert len(document.blocks) == 1
    assert "for the whole winter" in document.text
    assert "A long-term plan" not in document.text
    assert "a long-term plan follows. The cooperation began in 1998." in document.text


def test_signs_that_nobody_sees_are_taken_out_and_offsets_still_lead_back() -> None:
    text = "The minis\u00adter of Nor\u200bvania\u202e signed.\r\n\r\nThe envoy of Sudland did not sign it at all."
    document = line(text)
    assert document.text.startswith("The minister of Norvania signed.")
    start = document.text.index("Norvania")
    place = document.offsets.to_original(Span(start, start + len("Norvania")))
    assert document.original[place.start : place.end] == "Nor\u200bvania"
    assert document.original == text


def test_numbers_that_are_no_marks_stay() -> None:
    text = "Under Art.5 they met 12 times, paid $2.5 million for 30 km² and 10<sup>6</sup> litres at 7.30, he said.20"
    assert line(text).text == text.replace("<sup>", "").replace("</sup>", "")


def test_marks_of_every_dress_are_taken_out() -> None:
    text = "The fleet sailed.1 It came back.² It sailed again[3] and sank.[^4] All were saved.&lt;sup&gt;5&lt;/sup&gt;"
    document = line(text)
    assert document.text == "The fleet sailed. It came back. It sailed again and sank. All were saved."
    assert [gone.kind for gone in document.removed] == ["mark"] * 5


def test_markdown_signs_go_and_its_front_lines_are_read() -> None:
    document = read(
        "---\ntitle: A quiet strait\nauthor: Ada Lindqvist and Otto Berg\n"
        "date: 2024-06-09\nsource: Harbour Post\n---\n\n# A quiet strait\n\n"
        "The *old* treaty is **still** in force, says [the ministry](https://example.org/m).\n\n"
        "- Norvania pays for the light.\n- Sudland pays for the boats.\n\n> A quoted line that goes\n> on below it.\n\n"
        "It holds.[^1]\n\n[^1]: Treaty of 1998.\n",
        "a.md",
    )
    assert document.title == "A quiet strait"
    assert document.authors == ("Ada Lindqvist", "Otto Berg")
    assert document.source == "Harbour Post"
    assert document.published.earliest == date(2024, 6, 9)
    assert "The old treaty is still in force, says the ministry." in body(document)
    assert "Norvania pays for the light." in zone_texts(document, Zone.BODY)
    assert "A quoted line that goes on below it." in body(document)
    assert zone_texts(document, Zone.FOOTNOTE) == ["Treaty of 1998."]


def test_a_numbered_heading_is_a_heading_and_a_numbered_list_is_text() -> None:
    document = read(
        "Minutes of the harbour board\n\n2 July 2024\n\n1. Progress of the works\n\n"
        "The chair reported that the light is ready.\n\n2. Other business\n\n"
        "The board agreed on three steps.\n\n1. Sudland pays\n2. Norvania builds\n3. Both wait\n\n"
        "The board will meet again in the autumn, if the weather lets it.\n"
    )
    assert zone_texts(document, Zone.HEADING) == ["Progress of the works", "Other business"]
    assert "Norvania builds" in zone_texts(document, Zone.BODY)
    assert document.published.earliest == date(2024, 7, 2)


def test_questions_and_answers_are_text() -> None:
    document = read(
        "Q: Is the strait open?\n\nA: It is, and it will stay open.\n\nQ: And the ships?\n\nA: They sail.\n"
    )
    assert {block.zone for block in document.blocks} == {Zone.BODY}


def test_a_line_of_author_and_date_between_bars_is_read() -> None:
    document = read(
        "WHY THE STRAIT MATTERS\n\nOPINION | By Eva Holm | Feb. 3, 2025\n\n"
        "The strait is open, and nobody knows why.\n\n"
        "Eva Holm is a columnist for the Coast Mirror.\n\n© 2025 Coast Mirror. All rights reserved.\n"
    )
    assert (document.authors, document.source) == (("Eva Holm",), "Coast Mirror")
    assert document.published.earliest == date(2025, 2, 3)
    assert zone_texts(document, Zone.BODY) == ["The strait is open, and nobody knows why."]


def test_a_press_release_ends_at_its_end_sign() -> None:
    document = read(
        "FOR IMMEDIATE RELEASE\n\nNorvania welcomes the accord\n\n"
        "The government of Norvania welcomes the accord that was reached last night in the capital of Sudland.\n\n"
        "It will be signed in the coming week by both ministers, who "
        "have known each other for years.\n\n###\n\nENDS\n\nMedia contact: press@example.org, +45 5551 2345\n"
    )
    assert document.title == "Norvania welcomes the accord"
    assert len(zone_texts(document, Zone.BODY)) == 2
    assert any("press@example.org" in text for text in zone_texts(document, Zone.CLOSING))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister of the coast said that the fleet would be at sea by the end of the week.", "en"),
        ("Le ministre de la côte a dit que la flotte serait en mer à la fin de la semaine.", "fr"),
        ("Der Minister hat gesagt, dass die Flotte bis zum Ende der Woche auf See ist und nicht im Hafen.", "de"),
        ("Il ministro della costa ha detto che la flotta sarà in mare alla fine della settimana.", "it"),
        ("Министр сказал, что флот выйдет в море к концу недели.", "ru"),
        ("Fleet sails", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    document = line(text)
    assert document.language == language
    assert bool(document.problems) == (language not in ("en", None))


def test_a_day_above_a_diary_entry_does_not_date_the_document() -> None:
    entry = "The two coast guards spoke on the radio again, for longer than they had in years."
    document = read(f"{entry}\n\n14 May 2025\n\n{entry} Nobody minded.\n\n15 May 2025\n\n{entry} The end.\n")
    assert document.published.is_unknown
    assert len(zone_texts(document, Zone.BODY)) == 3


def test_a_sentence_that_begins_like_a_closing_heading_is_text() -> None:
    entry = "The two coast guards spoke on the radio again, for longer than they had in years."
    late = "Contact between the navies, long cut, was restored: the hot line rings twice a day."
    document = read(f"{entry}\n\n{entry} Nobody minded.\n\n{late}\n\nMore about it was not said.\n\n{entry} The end.\n")
    assert late in zone_texts(document, Zone.BODY)
    assert len(zone_texts(document, Zone.BODY)) == 5
