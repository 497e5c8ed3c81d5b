"""The actor tables hold together: codes exist, days run forward, one holder an office."""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from foedus.codebook.actors import ActorTable, load_actors
from foedus.codebook.aliases import names, without_marks
from foedus.codebook.people import life
from foedus.errors import BadRules
from foedus.records import ActorKind, Tenure, Via

TABLE: ActorTable = load_actors(("transatlantic",))
COUNTRIES = tuple(actor for actor in TABLE.actors if actor.kind is ActorKind.COUNTRY)
# Several hold these at once.
SHARED_ROLES = {"commissioner", "deputy head of government"}
UN_MEMBERS = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN "
    "BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY "
    "ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND "
    "IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU "
    "LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR "
    "NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR "
    "SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY "
    "USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE "
).split()
# English has no settled word of its own for the people of these.
WITHOUT_DEMONYM = {"COG", "DMA"}


def test_every_member_of_the_united_nations_is_there() -> None:
    assert len(UN_MEMBERS) == 193
    assert set(UN_MEMBERS) <= {country.code for country in COUNTRIES}


@pytest.mark.parametrize("code", sorted(set(UN_MEMBERS) - WITHOUT_DEMONYM))
def test_every_people_has_an_adjective(code: str) -> None:
    country = TABLE.named(code)
    assert country is not None
    assert any(alias.via is Via.DEMONYM for alias in country.aliases)


def test_kosovo_palestine_taiwan_and_hong_kong_have_their_own_codes() -> None:
    assert {"KOS", "PSE", "TWN", "HKG"} <= {country.code for country in COUNTRIES}


def test_members_and_bodies_exist() -> None:
    for membership in TABLE.memberships:
        assert TABLE.named(membership.body) is not None, membership
        assert TABLE.named(membership.member) is not None, membership


def test_days_run_forward() -> None:
    for membership in TABLE.memberships:
        assert membership.first is None or membership.last is None or membership.first <= membership.last, membership
    for tenure in TABLE.tenures:
        assert tenure.last is None or tenure.first <= tenure.last, tenure


def test_offices_belong_to_somebody() -> None:
    assert all(TABLE.named(tenure.code) is not None for tenure in TABLE.tenures)


def test_an_office_has_one_holder_at_a_time() -> None:
    offices: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in TABLE.tenures:
        if tenure.role not in SHARED_ROLES:
            offices[tenure.code, tenure.role].append(tenure)
    clashes = [
        (earlier, later)
        for held in offices.values()
        for earlier, later in pairwise(held)
        if earlier.last is None or later.first < earlier.last  # the day of handing over may belong to both
    ]
    assert clashes == []


def test_every_office_that_somebody_held_has_words() -> None:
    assert {tenure.role for tenure in TABLE.tenures} <= {role.role for role in TABLE.roles}


def test_britain_left_the_union_and_finland_joined_the_alliance() -> None:
    assert "GBR" in TABLE.members("EU", date(2020, 1, 31))
    assert "GBR" not in TABLE.members("EU", date(2020, 2, 1))
    assert len(TABLE.members("EU", date(2021, 1, 1))) == 27
    assert "FIN" not in TABLE.members("NATO", date(2023, 4, 3))
    assert len(TABLE.members("NATO", date(2024, 3, 7))) == 32
    assert len(TABLE.members("G20", date(2024, 1, 1))) == 21
    assert "EU" in TABLE.bodies_of("ITA", None)


@pytest.mark.parametrize(
    "word", ["May", "may", "Will", "polish", "Us", "us", "who", "He", "To", "Le", "Mark", "Angela", "March", "turkey"]
)
def test_a_common_word_is_never_an_alias(word: str) -> None:
    assert word not in {entry.text for entry in names(TABLE)}


@pytest.mark.parametrize(
    "word", ["Georgia", "Jordan", "Chad", "Turkey", "Nice", "Split", "Brown", "Hunt", "Rice", "Bush", "Kerry", "Kim"]
)
def test_a_name_that_is_also_something_else_is_weak(word: str) -> None:
    entries = [entry for entry in names(TABLE) if entry.text == word]
    assert entries
    assert all(entry.weak for entry in entries)


def test_a_surname_of_two_gives_entries_for_both() -> None:
    assert {entry.name for entry in names(TABLE) if entry.text == "Aoun"} == {"Michel Aoun", "Joseph Aoun"}


def test_a_name_is_also_found_without_its_marks() -> None:
    texts = {entry.text for entry in names(TABLE)}
    assert {"Erdoğan", "Erdogan", "Gdańsk", "Gdansk"} <= texts
    assert without_marks("Łukasz Šefčovič") == "Lukasz Sefcovic"


def test_a_life_has_no_gaps() -> None:
    for person in (actor for actor in TABLE.actors if actor.kind is ActorKind.PERSON):
        periods = life(person, TABLE.tenures_of(person.name))
        assert periods[0].first is None
        assert any(period.last is None for period in periods)
        for year in range(2005, 2027):
            assert any(period.holds(date(year, 7, 1)) for period in periods), (person.name, year)


def test_programmes_name_their_partners_by_day() -> None:
    assert TABLE.members("GCAP", date(2023, 1, 1)) == ("GBR", "ITA", "JPN")
    assert TABLE.members("BRI", date(2024, 1, 1)) == ("CHN",)
    assert {"USA", "ITA"} <= set(TABLE.members("F-35", None))


def test_assets_stand_in_a_host_country() -> None:
    aviano = TABLE.named("AVIANO")
    assert aviano is not None
    assert (aviano.kind, aviano.country, aviano.domain, aviano.function) == (
        ActorKind.ASSET,
        "ITA",
        "security",
        "air base",
    )


def test_a_code_is_named_for_its_state_not_for_its_army() -> None:
    assert TABLE.name_of("RUS") == "Russia"
    assert TABLE.name_of("EU") == "European Union"
    assert TABLE.name_of("ZZZ") == "ZZZ"
    assert TABLE.named("ZZZ") is None


def test_loading_twice_gives_the_same_table() -> None:
    assert load_actors(("transatlantic",)) == TABLE


def test_the_tables_load_fast() -> None:
    quickest = min(_seconds_to_load() for _ in range(3))
    assert quickest < 0.5  # 0.11 s on an idle core; the tests may share theirs


def _seconds_to_load() -> float:
    start = time.process_time()
    load_actors(("transatlantic",))
    return time.process_time() - start


HEADER = 'name = "own"\nversion = "1"\ndescription = "A pack of our own."\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[body.OWN]\nname = "Own"\n[body.OWN.joined]\n2020-01-01 = ["XXX"]\n', "XXX"),
        ('[body.OWN]\nname = "Own"\n[body.OWN.joined]\n"20-1-1" = ["ITA"]\n', "'20-1-1' is not a day"),
        ('[body.OWN]\nname = "Own"\ncolour = "red"\n', "unknown key 'colour'"),
        ('[bodies.OWN]\nname = "Own"\n', "unknown key 'bodies'"),
        ('[body.OWN]\nname = "Own"\n[body.OWN.left]\n2020-01-01 = ["ITA"]\n', "left without having joined"),
        ('[office.ITA."head of state"]\n"A Person" = "2021-01-01 to 2020-01-01"\n', "runs backward"),
        ('[group.ITA]\nXYZ = ["Band"]\n', "unknown sector 'XYZ'"),
        ('[asset.OWN]\nname = "Own"\ndomain = "cooking"\n', "unknown domain 'cooking'"),
        ('[office.ITA."grand wizard"]\n"A Person" = "2020-01-01"\n', "no role is called 'grand wizard'"),
        ("[body.OWN\n", "not valid TOML"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
)
def test_a_broken_pack_is_refused_with_its_file_and_a_remedy(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "pack.toml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadRules, match=r"own\.toml") as refused:
        load_actors((str(tmp_path),))
    assert said in str(refused.value)
    assert refused.value.remedy


def test_a_pack_of_ones_own_adds_to_the_world(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "own.toml").write_text(
        '[body.CHESS]\nname = "Chess League"\n[body.CHESS.joined]\n2020-01-01 = ["ITA"]\n', encoding="utf-8"
    )
    table = load_actors((str(tmp_path),))
    assert table.members("CHESS", date(2021, 1, 1)) == ("ITA",)


def test_a_folder_without_a_pack_file_and_an_unknown_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRules, match="not a pack"):
        load_actors((str(tmp_path),))
    with pytest.raises(BadRules, match="transatlantic"):
        load_actors(("atlantis",))


def test_a_pack_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(HEADER, encoding="utf-8")
    (tmp_path / "own.toml").write_bytes(b'[body.OWN]\nname = "\xff"\n')
    with pytest.raises(BadRules, match="UTF-8"):
        load_actors((str(tmp_path),))
