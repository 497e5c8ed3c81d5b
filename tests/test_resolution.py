"""Whom a name means on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.codebook.actors import ActorTable, load_actors
from foedus.codebook.resolution import Resolver, folded, resolve
from foedus.records import ActorKind, Resolution

TABLE: ActorTable = load_actors(("transatlantic",))
RESOLVER = Resolver(TABLE)


def meant(name: str, day: str | None = None) -> Resolution:
    found = RESOLVER.resolve(name, date.fromisoformat(day) if day else None)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("Downing Street", "GBR", "GOV"),
        ("Whitehall", "GBR", "GOV"),
        ("the White House", "USA", "GOV"),
        ("Foggy Bottom", "USA", "GOV"),
        ("the Pentagon", "USA", "MIL"),
        ("Kremlin", "RUS", "GOV"),
        ("the Kremlin's", "RUS", "GOV"),
        ("Quai d’Orsay", "FRA", "GOV"),
        ("Elysee", "FRA", "GOV"),
        ("the Élysée Palace", "FRA", "GOV"),
        ("Palazzo Chigi", "ITA", "GOV"),
        ("the Farnesina", "ITA", "GOV"),
        ("Rome", "ITA", "GOV"),
        ("Kiev", "UKR", "GOV"),
        ("Brussels", "EU", "GOV"),
        ("Zhongnanhai", "CHN", "GOV"),
        ("Itamaraty", "BRA", "GOV"),
        ("Bundestag", "DEU", "LEG"),
        ("Knesset", "ISR", "LEG"),
        ("Verkhovna Rada", "UKR", "LEG"),
        ("European Commission", "EU", "GOV"),
        ("European Parliament", "EU", "LEG"),
        ("the Northern Fleet", "RUS", "MIL"),
        ("Bundeswehr", "DEU", "MIL"),
        ("Revolutionary Guards", "IRN", "MIL"),
        ("Mossad", "ISR", "SPY"),
        ("Hezbollah", "LBN", "REB"),
        ("Hamas", "PSE", "REB"),
        ("the Houthis", "YEM", "REB"),
        ("Polisario Front", "ESH", "REB"),
        ("Wagner Group", "RUS", "PRM"),
        ("Rapid Support Forces", "SDN", "PRM"),
        ("the German Foreign Ministry", "DEU", "GOV"),
        ("Ukrainian army", "UKR", "MIL"),
        ("Italian warships", "ITA", "MIL"),
        ("Turkey's parliament", "TUR", "LEG"),
        ("the parliament of Georgia", "GEO", "LEG"),
        ("French farmers", "FRA", "AGR"),
        ("Iranian state media", "IRN", "GOV"),
        ("Chilean supreme court", "CHL", "JUD"),
        ("Malian rebels", "MLI", "REB"),
        ("Hezbollah fighters", "LBN", "REB"),
        ("Polish interior minister", "POL", "GOV"),
        ("NATO troops", "NATO", "MIL"),
        ("Lebanon's Hezbollah", "LBN", "REB"),
        ("Russia's Northern Fleet", "RUS", "MIL"),
    ],
)
def test_a_seat_or_part_of_a_state_speaks_for_it(name: str, code: str, sector: str) -> None:
    assert (meant(name).code, meant(name).sector) == (code, sector)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("america", "USA"),
        ("UK", "GBR"),
        ("Britain", "GBR"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("DRC", "COD"),
        ("South Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Burma", "MMR"),
        ("Kosovo", "KOS"),
        ("Hong Kong", "HKG"),
        ("Soviet Union", "RUS"),
        ("the former Soviet Union", "RUS"),
        ("former Yugoslavia", "SRB"),
        ("Dutch", "NLD"),
        ("Emiratis", "ARE"),
        ("the Poles", "POL"),
        ("British", "GBR"),
        ("IMF", "IMF"),
        ("WHO", "WHO"),
        ("nato", "NATO"),
        ("World Bank", "WB"),
        ("the Security Council", "UNSC"),
        ("G-7", "G7"),
        ("Red Cross", "ICRC"),
        ("Islamic State", "ISIS"),
        ("Livorno", "ITA"),
        ("Gdansk", "POL"),
        ("Gdańsk", "POL"),
        ("Puerto Rico", "USA"),
        ("Greenland", "DNK"),
        ("Gaza", "PSE"),
        ("Crimea", "UKR"),
        ("GCAP", "GCAP"),
        ("Aviano", "AVIANO"),
    ],
)
def test_a_name_gives_its_code(name: str, code: str) -> None:
    assert meant(name).code == code


@pytest.mark.parametrize(
    ("name", "day", "person"),
    [
        ("US President", "2015-03-01", "Barack Obama"),
        ("the U.S. President", "2019-03-01", "Donald Trump"),
        ("the American president", "2022-03-01", "Joe Biden"),
        ("President of the United States", "2025-06-01", "Donald Trump"),
        ("Italy's prime minister", "2010-01-05", "Silvio Berlusconi"),
        ("the Italian Prime Minister", "2023-01-05", "Giorgia Meloni"),
        ("British Foreign Secretary", "2018-01-01", "Boris Johnson"),
        ("UK chancellor", "2021-05-05", "Rishi Sunak"),
        ("the German chancellor", "2021-05-05", "Angela Merkel"),
        ("Secretary of State", "2020-05-05", "Mike Pompeo"),
        ("NATO Secretary General", "2020-01-01", "Jens Stoltenberg"),
        ("President of the European Commission", "2022-02-02", "Ursula von der Leyen"),
        ("EU foreign policy chief", "2016-02-02", "Federica Mogherini"),
        ("UN Secretary-General", "2012-02-02", "Ban Ki-moon"),
        ("head of the IMF", "2015-02-02", "Christine Lagarde"),
        ("Iran's supreme leader", "2015-02-02", "Ali Khamenei"),
        ("foreign minister of Poland", "2010-02-02", "Radosław Sikorski"),
        ("the Taoiseach", "2018-02-02", "Leo Varadkar"),
        ("Turkish President Erdogan", "2020-01-01", "Recep Tayyip Erdoğan"),
        ("President Zelenskyy", "2023-01-01", "Volodymyr Zelensky"),
        ("Prime Minister May", "2018-01-01", "Theresa May"),
        ("Chancellor Scholz", "2022-02-02", "Olaf Scholz"),
        ("von der Leyen", "2022-02-02", "Ursula von der Leyen"),
        ("Johnson", "2020-02-02", "Boris Johnson"),
        ("Russia's Putin", "2022-02-02", "Vladimir Putin"),
        ("King Charles", "2023-05-06", "Charles III"),
    ],
)
def test_an_office_means_its_holder_on_the_day(name: str, day: str, person: str) -> None:
    assert meant(name, day).name == person


def test_the_same_name_is_a_president_in_one_year_and_a_former_one_in_another() -> None:
    assert meant("Trump", "2019-06-01").role == "head of state"
    assert meant("Trump", "2019-06-01").sector == "GOV"
    assert meant("Trump", "2022-06-01").sector == "ELI"
    assert meant("Trump", "2022-06-01").role == "former head of state"
    assert meant("Trump", "2012-06-01").role is None


def test_an_official_moves_from_state_to_body() -> None:
    assert meant("Draghi", "2015-06-01").code == "ECB"
    assert meant("Draghi", "2021-06-01").code == "ITA"
    assert meant("Mark Rutte", "2025-01-01").code == "NATO"
    assert meant("Stoltenberg", "2020-01-01").country == "NOR"


def test_former_in_the_words_is_kept() -> None:
    former = meant("former Prime Minister Boris Johnson", "2024-01-01")
    assert (former.name, former.sector) == ("Boris Johnson", "ELI")
    assert meant("former Italian prime minister", "2024-01-01").sector == "ELI"
    assert meant("former US President Barack Obama", "2018-01-01").role == "former head of state"


def test_an_unlisted_holder_keeps_the_office_that_the_words_give() -> None:
    found = meant("Maltese foreign minister Jan Testperson", "2024-01-01")
    assert (found.code, found.role, found.name, found.kind) == (
        "MLT",
        "foreign minister",
        "Jan Testperson",
        ActorKind.PERSON,
    )


def test_an_office_without_a_day_stays_an_office() -> None:
    assert meant("French president").kind is ActorKind.OFFICE
    assert meant("French president").code == "FRA"


def test_the_taliban_are_rebels_until_they_rule() -> None:
    assert meant("Taliban", "2019-01-01").sector == "REB"
    assert meant("Taliban", "2023-01-01").sector == "GOV"


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "who",
        "polish",
        "turkey",
        "may",
        "May",
        "Will",
        "Blorkistan",
        "",
        "   ",
        "the",
        "Chancellor",
        "John",
        "Minister Zzyzx",
        "of",
        "'s",
        "former",
    ],
)
def test_an_unknown_or_ambiguous_name_is_nobody(name: str) -> None:
    assert RESOLVER.resolve(name, None) is None


def test_a_post_abroad_is_an_office_not_a_person() -> None:
    assert meant("US ambassador to Italy").kind is ActorKind.OFFICE
    assert meant("US ambassador to Italy").code == "USA"


def test_backed_by_a_state_is_not_of_that_state() -> None:
    assert RESOLVER.resolve("Moscow-backed separatists", None) is None


def test_a_government_goes_by_the_name_of_its_head_while_in_office() -> None:
    assert meant("the Meloni government", "2024-01-01").code == "ITA"
    assert RESOLVER.resolve("the Meloni government", date(2019, 1, 1)) is None


def test_namesakes_without_a_day_are_not_guessed() -> None:
    assert RESOLVER.resolve("Aoun", None) is None
    assert meant("President Aoun", "2020-01-01").name == "Michel Aoun"
    assert meant("President Aoun", "2025-03-01").name == "Joseph Aoun"


def test_one_name_can_be_resolved_without_keeping_a_resolver() -> None:
    assert resolve("Downing Street", None, TABLE) == RESOLVER.resolve("Downing Street", None)


@given(st.text(max_size=80), st.none() | st.dates())
def test_any_text_resolves_or_does_not_but_never_fails(name: str, day: date | None) -> None:
    found = RESOLVER.resolve(name, day)
    assert found is None or found.code in TABLE.codes


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once_but_for_the_article(text: str) -> None:
    once = folded(text)
    assert once == once.strip()
    assert "." not in once


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("Police (Kenya)", "KEN", "COP"),
        ("Armed Gang (Haiti)", "HTI", "CRM"),
        ("Lawyer/Attorney (China)", "CHN", "JUD"),
        ("Medical Personnel (Sudan)", "SDN", None),
        ("Rebel group in Colombia", "COL", "REB"),
        ("Refugees from Syria", "SYR", "REF"),
        ("A court in Piura", "PER", "JUD"),
        ("Mayor of Istanbul", "TUR", "GOV"),
        ("US embassy in Baghdad", "USA", "GOV"),
        ("Royal Thai Army", "THA", "MIL"),
        ("Jujuy province", "ARG", "GOV"),
    ],
)
def test_a_name_in_another_form_means_the_same(name: str, code: str, sector: str | None) -> None:
    found = meant(name, "2025-05-01")
    assert (found.code, found.sector) == (code, sector)


@pytest.mark.parametrize("name", ["V. Putin", "Vladimir V. Putin", "Putin, Vladimir"])
def test_initials_and_the_surname_first_are_the_same_person(name: str) -> None:
    assert meant(name, "2025-05-01").name == "Vladimir Putin"


def test_a_wrong_initial_is_somebody_else() -> None:
    assert RESOLVER.resolve("Q. Putin", date(2025, 5, 1)) is None
