"""Texts in forms that nobody prepared: minutes, cables, mails, threads, releases, code between paragraphs."""

from __future__ import annotations

from foedus.reading.text import MarkdownReader, TextReader
from foedus.records import Document, FuzzyDate, Zone

BODY = Zone.BODY


def read(text: str) -> Document:
    (document,) = TextReader().read("a.txt", text.encode())
    return document


def blocks(document: Document, zone: Zone) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.zone is zone]


MAIL = """From: "Anna Berti" <a.berti@example.org>
To: desk@example.org
Date: Tue, 3 Jun 2025 09:14:22 +0200
Subject: Fwd: Re: The port talks
Received: from a.example.org
 by b.example.org

Italy will host the talks on 10 June. Malta has asked for a seat at the table.
"""


def test_the_head_of_a_mail_gives_title_author_and_date_and_is_no_text() -> None:
    document = read(MAIL)
    assert (document.title, document.authors) == ("The port talks", ("Anna Berti",))
    assert (
        document.published.earliest == document.published.latest == FuzzyDate.on(document.published.earliest).earliest
    )
    assert str(document.published.earliest) == "2025-06-03"
    assert document.text == "Italy will host the talks on 10 June. Malta has asked for a seat at the table."
    place = document.text.index("Malta")
    piece = document.offsets.pieces[0]
    assert document.original[piece.original + place - piece.clean :].startswith("Malta has asked")


def test_a_letter_that_only_says_from_whom_is_text() -> None:
    assert read("From: the minister\n\nItaly will host the talks on 10 June, he wrote to us.").published.is_unknown


def test_the_cells_of_a_table_set_with_blanks_are_apart() -> None:
    document = read(
        "Minutes of the third meeting\nHeld in Ancona on 12 May 2025\n\n"
        "The chair opened the meeting at ten and thanked all for coming.\n\n"
        "Item   Decision                          Owner      Due\n"
        "1      Italy agreed to dredge berths     Italy      30 Sep 2025\n"
        "2      Malta rejected the proposal       Malta      -\n"
    )
    assert str(document.published.earliest) == "2025-05-12"
    assert {"Italy agreed to dredge berths", "Malta rejected the proposal", "30 Sep 2025"} <= set(
        blocks(document, BODY)
    )


def test_justified_prose_is_no_table() -> None:
    lines = (
        "The  ministers of Italy   and of Greece met in Athens\non 3 March and agreed  to build a pipeline to Apulia."
    )
    assert len(read(lines).blocks) == 1


def test_a_press_contact_above_the_title_is_not_the_title() -> None:
    document = read(
        "FOR IMMEDIATE RELEASE\n\nContact: Press Office, +39 06 555 0199, press@example.org\n\n"
        "Three capitals sign cable pact\n\n"
        "Italy, Malta and Tunisia signed an agreement to protect undersea cables on Wednesday.\n"
    )
    assert document.title == "Three capitals sign cable pact"


def test_program_code_and_comments_in_markdown_are_not_coded() -> None:
    (document,) = MarkdownReader().read(
        "a.md",
        b"Italy praised Spain on Monday, as the ministry said.\n\n```python\nraise Error('France attacked Spain')\n\n"
        b"stop()\n```\n\n<!-- Italy attacked Malta -->\n\nMalta welcomed the words of the Italian minister.\n",
    )
    assert blocks(document, BODY) == [
        "Italy praised Spain on Monday, as the ministry said.",
        "Malta welcomed the words of the Italian minister.",
    ]


def test_a_fence_that_never_closes_swallows_nothing() -> None:
    document = read("Italy praised Spain on Monday.\n\n```\n\nMalta welcomed the words of the minister.\n")
    assert "Malta welcomed the words of the minister." in blocks(document, BODY)


def test_a_question_and_a_line_of_two_sentences_are_no_headings() -> None:
    document = read(
        "PRESS CONFERENCE\n\nMINISTER: Germany has not cancelled anything, and we shall meet in June.\n\n"
        "QUESTION: Will you send troops?\n\nMINISTER: If Russia attacks Poland, we will send troops at once.\n\n"
        "4/ France is furious. Paris has accused Rome of a trick\n\nThat is all that there is to say about it.\n"
    )
    assert "QUESTION: Will you send troops?" in blocks(document, BODY)
    assert "4/ France is furious. Paris has accused Rome of a trick" in blocks(document, BODY)


def test_a_paragraph_that_is_set_narrower_than_others_stays_whole() -> None:
    wide = "word " * 18 + "end\n"
    narrow = (
        "The league was founded in the early 1990s by three men\n"
        "from Amsterdam and moved to its present seat when the port\n"
    )
    document = read(f"{wide}{wide}{wide}The last.\n\n{narrow}of Trieste offered it a house by the sea.\n")
    assert blocks(document, BODY)[-1].startswith("The league was founded")
    assert blocks(document, BODY)[-1].endswith("by the sea.")
