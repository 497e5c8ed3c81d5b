"""What reading makes of web pages, PDF, Word, feeds and JSON lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest

from foedus.errors import BadInput, Unreadable
from foedus.reading import read_line
from foedus.reading.docx import DocxReader
from foedus.reading.feed import FeedReader
from foedus.reading.html import Block, HtmlReader, aligned
from foedus.reading.jsonl import JsonLinesReader
from foedus.reading.pages import visible_text
from foedus.reading.pdf import PdfReader
from foedus.records import Document, Zone
from reading_files import Print, column, docx_bytes, docx_with_footnote, locked_pdf_bytes, pdf_bytes, zip_bomb

PAGE = """<!doctype html><html lang="en"><head><title>Ports and patience | Harbour Review</title>
<meta property="og:site_name" content="Harbour Review"><meta name="author" content="Ada Lindqvist">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<script>var tracked = "Norvania attacks Sudland";</script></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Ports and patience</h1>
<p>The ministers of Norvania &amp; Sudland met on Tuesday in the old har&shy;bour<sup><a href="#n1">1</a></sup> and
agreed to dredge the <b>channel</b> by 2027, an official said.</p><!-- <p>hidden</p> --><h2>What comes next</h2>
<p>Talks go on in April, according to the ministry, which has published the text of the accord in full.</p>
<ul><li>Norvania pays for the dredging of the channel.</li><li>Sudland pays for the light.</li></ul>
<p>It was the third such meeting since relations were restored, and the first with a joint statement.</p></article>
<div id="comments" class="comments"><p>I hate this article, wrote a reader who had not read it to its end.</p></div>
<footer><p>© 2024 Harbour Review. All rights reserved.</p></footer></body></html>"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>
<item><title>Talks &amp; tides</title><link>https://example.org/1</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Norvania and Sudland resumed talks on Tuesday.&lt;/p&gt;&lt;p&gt;A result is due by May.&lt;/p&gt;
</description></item><item><title>Fleet sails</title><guid>two</guid></item></channel></rss>"""

LEFT = [
    "The ministers of Norvania and Sudland met in",
    "the old harbour on Tuesday and agreed to dred-",
    "ge the channel before the winter storms. They",
    "said the work would cost forty million crowns.",
    "It was the third such meeting this year and",
    "the first one that ended with a statement in",
]
RIGHT = [
    "which both sides promised to share the costs.",
    "The harbour master told reporters that ships",
    "of the larger class could not enter today.",
    "A second round of talks is planned for May.",
    "Observers doubt that the money will be found",
    "in time, because the budget is stretched.",
]


def zone_texts(document: Document, zone: Zone) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.zone is zone]


def body(document: Document) -> str:
    return "\n".join(zone_texts(document, Zone.BODY))


def held(document: Document) -> bool:
    """Every piece of the clean text is the same in the original."""
    return bool(document.offsets.pieces) and all(
        document.text[piece.clean : piece.clean + piece.length]
        == document.original[piece.original : piece.original + piece.length]
        for piece in document.offsets.pieces
    )


def two_columns() -> list[Print]:
    rows = [
        (Print(50, 700 - 12 * index, left), Print(310, 700 - 12 * index, right))
        for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    return [line for row in rows for line in row]


def test_a_web_page_gives_its_article_and_leads_back_into_the_html() -> None:
    document = HtmlReader().read("a.html", PAGE.encode())[0]
    assert document.original == PAGE
    assert held(document)
    assert body(document).startswith(
        "The ministers of Norvania & Sudland met on Tuesday in the old harbour and agreed to dredge the channel by 2027"
    )
    assert "Norvania pays for the dredging of the channel." in zone_texts(document, Zone.BODY)
    assert zone_texts(document, Zone.HEADING) == ["What comes next"]
    assert all(word not in document.text for word in ("attacks", "I hate", "hidden", "World"))


def test_a_web_page_says_who_when_and_where() -> None:
    document = HtmlReader().read("a.html", PAGE.encode())[0]
    assert (document.title, document.authors, document.source) == (
        "Ports and patience",
        ("Ada Lindqvist",),
        "Harbour Review",
    )
    assert document.published.earliest == document.published.latest == date(2024, 3, 5)
    assert document.published.as_written == "2024-03-05T10:00:00Z"


def test_a_web_page_without_date_stays_undated() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-03-05T10:00:00Z">', "")
    assert HtmlReader().read("a.html", page.encode())[0].published.is_unknown


def test_words_that_a_page_lacks_are_not_tied_to_it() -> None:
    page = visible_text("<p>The fleet of <b>Norvania</b>\nsails on Sun&shy;day.</p>")
    known, unknown = Block("The fleet of Norvania sails on Sunday."), Block("Words that the page lacks.")
    (paragraph,) = aligned([known], page) or ()
    assert page.text[paragraph.start : paragraph.end].startswith("The fleet of Norvania")
    assert aligned([known, unknown], page) is None


def test_an_enormous_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than 5 MB"):
        HtmlReader().read("a.html", b"<p>word</p>" * 500_000)


def test_a_page_in_another_encoding_is_read_as_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź and Gdańsk signed a pact.</p></body></html>'
    document = HtmlReader().read("a.html", page.encode("iso-8859-2"))[0]
    assert document.text == "Łódź and Gdańsk signed a pact."


def test_two_columns_are_read_one_after_the_other() -> None:
    title = [Print(50, 760, "Two harbours, one channel", 18), Print(50, 735, "By Ada Lindqvist")]
    document = PdfReader().read("a.pdf", pdf_bytes([[*title, *two_columns()]]))[0]
    assert document.title == "Two harbours, one channel"
    assert document.authors == ("Ada Lindqvist",)
    assert "agreed to dredge the channel" in body(document)
    assert "ended with a statement in which both sides promised" in body(document)
    assert body(document).endswith("because the budget is stretched.")
    assert held(document)


def test_running_heads_and_page_numbers_are_furniture_and_the_sentence_goes_on_over_the_page() -> None:
    pages: list[Sequence[Print]] = []
    texts = (
        ["The plan has a flaw, and it is a serious one: nobody asked the fishermen, who have", "already said that"],
        ["they will block the channel with their boats if the dredging starts early."],
        ["The harbour office declined to say when the dredgers would come, or from where."],
    )
    for number, lines in enumerate(texts, start=1):
        frame = [Print(50, 800, "Harbour Papers 7", 8), Print(290, 30, str(number), 9)]
        pages.append([*frame, *column(50, 700, lines)])
    document = PdfReader().read("a.pdf", pdf_bytes(pages))[0]
    assert "who have already said that they will block the channel" in body(document)
    assert set(zone_texts(document, Zone.FURNITURE)) == {"Harbour Papers 7", "1", "2", "3"}


def test_a_raised_number_in_a_pdf_is_a_mark_and_small_print_its_note() -> None:
    line = "The accord was signed in the harbour."
    page = [
        *column(50, 700, ["Norvania and Sudland had talked for years about the strait and the light.", line]),
        Print(50 + 4.72 * len(line), 692, "1", 6),
        *column(50, 676, ["It has been in force ever since, although few people on either coast have read it."]),
        Print(50, 80, "1 Ministry of Ports, Channel report, 2024, p. 4.", 7.5),
    ]
    document = PdfReader().read("a.pdf", pdf_bytes([page]))[0]
    assert "The accord was signed in the harbour." in body(document)
    assert zone_texts(document, Zone.FOOTNOTE) == ["Ministry of Ports, Channel report, 2024, p. 4."]
    assert document.text[: document.notes[0].anchor].endswith("signed in the harbour.")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (pdf_bytes([[]]), "without a text layer"),
        (locked_pdf_bytes(), "encrypted"),
        (pdf_bytes([two_columns()])[:200], "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        PdfReader().read("a.pdf", content)


def test_a_word_file_gives_title_headings_lists_and_notes() -> None:
    content = docx_bytes(
        [
            ("Title", "A treaty nobody read"),
            ("", "By Ada Lindqvist"),
            ("Heading 1", "The text"),
            ("", "Norvania signed the accord with Sudland on Monday.^1^ The second clause was left out, an aide said."),
            ("List Bullet", "Norvania pays for the dredging of the channel."),
            ("", "1 Ministry of Ports, Accord, 3 March 2024."),
        ]
    )
    document = DocxReader().read("a.docx", content)[0]
    assert document.title == "A treaty nobody read"
    assert document.authors == ("Ada Lindqvist",)
    assert zone_texts(document, Zone.HEADING) == ["The text"]
    assert "on Monday. The second clause" in body(document)
    assert zone_texts(document, Zone.FOOTNOTE) == ["Ministry of Ports, Accord, 3 March 2024."]
    assert document.published.is_unknown
    assert held(document)


def test_a_footnote_of_a_word_file_is_a_note_with_its_anchor() -> None:
    content = docx_with_footnote("Norvania signed the accord.", "Accord of 3 March 2024.", " Sudland did not.")
    document = DocxReader().read("a.docx", content)[0]
    assert body(document) == "Norvania signed the accord. Sudland did not."
    assert zone_texts(document, Zone.FOOTNOTE) == ["Accord of 3 March 2024."]
    assert document.text[: document.notes[0].anchor] == "Norvania signed the accord."


def test_a_word_file_made_to_burst_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than"):
        DocxReader().read("a.docx", zip_bomb())


def test_a_damaged_word_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        DocxReader().read("a.docx", docx_bytes([("", "Text.")])[:700])


def test_each_entry_of_a_feed_is_a_document() -> None:
    first, second = FeedReader().read("wire.xml", FEED.encode())
    assert (first.path, first.title, first.source) == (
        "wire.xml#https://example.org/1",
        "Talks & tides",
        "Harbour Wire",
    )
    assert first.published.earliest == date(2024, 3, 5)
    assert zone_texts(first, Zone.BODY) == ["Norvania and Sudland resumed talks on Tuesday.", "A result is due by May."]
    assert held(first)
    assert second.path == "wire.xml#two"
    assert second.published.is_unknown


def test_a_feed_entry_cannot_reach_for_a_file() -> None:
    feed = FEED.replace(
        '<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    documents = FeedReader().read("wire.xml", feed.replace("Fleet sails", "Fleet &x; sails").encode())
    assert all("root:" not in document.text + document.title for document in documents)


def test_a_json_line_keeps_what_it_was_given() -> None:
    given = {
        "id": "n-7",
        "text": "Sudland recalled its envoy.",
        "date": "2024-03-05",
        "source": "Wire",
        "title": "Recall",
    }
    document = read_line(json.dumps(given), where="in.jsonl:1")
    assert (document.path, document.original, document.title, document.source) == (
        "n-7",
        "Sudland recalled its envoy.",
        "Recall",
        "Wire",
    )
    assert document.published.earliest == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("5 March 2024", date(2024, 3, 5), date(2024, 3, 5)),
        ("2024-03", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("soon", None, None),
    ],
)
def test_a_given_date_may_be_written_in_any_form(written: str, earliest: date | None, latest: date | None) -> None:
    document = read_line(json.dumps({"id": "a", "text": "The fleet sails.", "date": written}), where="a:1")
    assert (document.published.earliest, document.published.latest) == (earliest, latest)
    assert document.published.because


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "7",
        '{"id": "a"}',
        '{"id": "a", "text": ""}',
        '{"id": "a", "text": 5}',
        '{"id": "a", "text": "123 456"}',
        '{"text": "Fine.", "title": ["no"]}',
        "[" * 100_000,
    ],
)
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(BadInput, match=r"in\.jsonl:4"):
        read_line(line, where="in.jsonl:4")


def test_a_broken_line_does_not_take_the_others_with_it() -> None:
    content = b'{"id": "a", "text": "The fleet sails."}\n{"id": "b", "text": }\n\n{"text": "The fleet returns."}\n'
    documents = JsonLinesReader().read("in.jsonl", content)
    assert [document.path for document in documents] == ["in.jsonl#a", "in.jsonl#4"]
    assert [(fault.where, fault.lost) for fault in documents[0].problems if fault.lost] == [("in.jsonl:2", True)]
