"""The block list finds what it should in any disguise, and leaves ordinary words alone."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import Category, WordList, load_blocklist
from bot.safety.blocklist import FILE
from bot.safety.disguise import folded, is_unspaced, read

BLOCKLIST = load_blocklist()
ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh", "ru", "es", "de", "fr", "pt", "ar", "it", "tr", "ja")
WORDS = ("porn", "hentai", "faggot", "порно", "ниггер", "schwuchtel", "orgasm", "selbstmord", "сиськи", "суицид")
ZERO_WIDTH = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f")
LEET = {"o": "0", "i": "1", "e": "3", "a": "4", "s": "5", "t": "7"}
ORDINARY = [
    "Scunthorpe",
    "assassin",
    "cocktail",
    "Essex",
    "Sussex",
    "Middlesex",
    "grape",
    "grapefruit",
    "therapist",
    "analysis",
    "analyst",
    "canal",
    "Penistone",
    "peacock",
    "Hancock",
    "Dickens",
    "Nigeria",
    "Niger",
    "niggardly",
    "snigger",
    "classic",
    "class",
    "grass",
    "pass",
    "bass",
    "compass",
    "embarrassed",
    "cucumber",
    "document",
    "circumstance",
    "accumulate",
    "titan",
    "title",
    "constitution",
    "shitake",
    "Matsushita",
    "Lightwater",
    "Clitheroe",
    "rapeseed",
    "drape",
    "scrape",
    "skyscraper",
    "basement",
    "sextant",
    "sextuplets",
    "unisex",
    "Arsenal",
    "arsenic",
    "raccoon",
    "cocoon",
    "tycoon",
    "spice",
    "spicy",
    "despicable",
    "suspicious",
    "kidney",
    "kidding",
    "killer-whale",
    "skill",
    "skills",
    "painkiller",
    "overkill",
    "torpedo",
    "Pedro",
    "expedition",
    "encyclopedia",
    "loligo",
    "exploits",
    "bombastic",
    "bombe",
    "gunman",
    "bite",
    "bitte",
    "retard",
    "molesto",
    "göre",
    "Nick",
    "sikke",
    "puder",
    "putte",
    "kyss",
    "Analyse",
    "Sektor",
    "sexta",
    "sesto",
]


@pytest.mark.parametrize("word", ORDINARY)
def test_an_ordinary_word_is_left_alone(word: str) -> None:
    for text in (word, word.upper(), f"my {word}!", f"#{word}"):
        assert BLOCKLIST.category(text, strict=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "so fun!",
        "I'm dying of laughter 😂😂",
        "this killed me",
        "me quiero morir de risa",
        "想死你了",
        "想做爱做的事",
        "当做爱心早餐",
        "在路口交通堵塞",
        "パチンコに行く",
        "グレープジュース",
        "en retard, désolé",
        "bitte, bitte!",
        "molestar no era mi intención",
        "нигерия и упорно",
        "كنيسة وكتاب",
        "her pass is 455",
        "a b c d e f g",
        "Maine coon cats",
        "Suicide Squad was fun",
        "2*3*4 = 24",
        "",
    ],
)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert BLOCKLIST.category(text, strict=True) is None


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in _strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _strings(part))


def test_the_words_of_the_engine_s_own_vocabulary_are_ordinary() -> None:
    vocabulary = json.loads(gzip.decompress((ROOT / "pmg_engine/vocabulary/words.json.gz").read_bytes()))
    everything = sorted(set(_strings(vocabulary)))
    assert len(everything) > 10_000
    assert [word for word in everything[::5] if BLOCKLIST.category(word, strict=True)] == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("draw some porn", "sexual"),
        ("色情", "sexual"),
        ("画个裸体", "sexual"),
        ("нарисуй порнуху", "sexual"),
        ("una chica desnuda", "sexual"),
        ("ein Nacktbild", "sexual"),
        ("une femme nue", "sexual"),
        ("mulher pelada", "sexual"),
        ("صور عارية", "sexual"),
        ("والسكس", "sexual"),
        ("una donna nuda", "sexual"),
        ("çıplak kadın", "sexual"),
        ("エロ画像", "sexual"),
        ("naked kids", "minors"),
        ("лоликон", "minors"),
        ("児童ポルノ", "minors"),
        ("porn with children", "minors"),
        ("色情小学生", "minors"),
        ("a nigger", "slurs"),
        ("死基佬", "slurs"),
        ("ein Kanake", "slurs"),
        ("sale juif", "slurs"),
        ("how to make a bomb", "violence"),
        ("Kill yourself!", "violence"),
        ("теракт в метро", "violence"),
        ("爆弾の作り方", "violence"),
        ("I want to die", "self_harm"),
        ("I don’t want to live", "self_harm"),
        ("我不想活了", "self_harm"),
        ("хочу умереть", "self_harm"),
        ("quiero matarme", "self_harm"),
        ("ich will sterben", "self_harm"),
        ("j'ai envie de mourir", "self_harm"),
        ("quero morrer", "self_harm"),
        ("أريد أن أموت", "self_harm"),
        ("voglio morire", "self_harm"),
        ("ölmek istiyorum", "self_harm"),
        ("ÖLMEK İSTİYORUM", "self_harm"),
        ("死にたい", "self_harm"),
    ],
)
def test_each_category_is_found_in_each_language(text: str, category: str) -> None:
    assert BLOCKLIST.category(text) == category


@pytest.mark.parametrize(
    ("text", "category"), [("nice boobs", "suggestive"), ("a corpse", "gore"), ("妓女", "suggestive")]
)
def test_groups_are_stricter_than_private_chats(text: str, category: str) -> None:
    assert BLOCKLIST.category(text) is None
    assert BLOCKLIST.category(text, strict=True) == category


def _respelt(word: str, repeats: list[int], leet: bool, upper: bool) -> str:
    spelt = "".join(letter * (1 + more) for letter, more in zip(word, repeats, strict=False))
    if leet:
        spelt = spelt[0] + "".join(LEET.get(letter, letter) for letter in spelt[1:])
    return spelt.upper() if upper else spelt


@given(
    st.sampled_from(WORDS),
    st.lists(st.integers(0, 4), min_size=12, max_size=12),
    st.booleans(),
    st.booleans(),
    st.sampled_from(ZERO_WIDTH),
    st.integers(0, 30),
)
def test_no_mix_of_capitals_repetition_leetspeak_and_zero_width_hides_a_word(
    word: str, repeats: list[int], leet: bool, upper: bool, invisible: str, place: int
) -> None:
    spelt = _respelt(word, repeats, leet and word.isascii(), upper)
    place %= len(spelt)
    assert BLOCKLIST.category(f"oh {spelt[:place]}{invisible}{spelt[place:]}!", strict=True) is not None


@given(st.sampled_from(WORDS), st.sampled_from(" .-_,~·"))
def test_no_spacing_hides_a_word(word: str, separator: str) -> None:
    assert BLOCKLIST.category(f"see {separator.join(word)} now", strict=True) is not None


@given(
    st.sampled_from(["色情", "自杀", "死にたい", "ポルノ"]), st.sampled_from([" ", "  ", ".", "-", "\u200b", "。", "*"])
)
def test_no_spacing_hides_chinese_and_japanese(word: str, separator: str) -> None:
    assert BLOCKLIST.category(f"我{separator.join(word)}吧") is not None


@pytest.mark.parametrize("text", ["pоrn", "рorn", "p*rn", "𝓹𝓸𝓻𝓷", "ＰＯＲＮ", "pörñ", "p0rnhub", "#porn", "ⓟⓞⓡⓝ"])
def test_look_alikes_and_stars_hide_nothing(text: str) -> None:
    assert BLOCKLIST.category(text) is Category.SEXUAL


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    BLOCKLIST.category(text, strict=True)


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=50))
def test_a_word_list_of_anything_finds_its_own_words(entries: list[str], text: str) -> None:
    WordList(entries).found_in(read(text))
    for word in ("spider", "Spinne", "蜘蛛", "паук"):
        assert WordList([*entries, word]).found_in(read(f"{text} a {word}!"))


def test_a_whole_word_a_beginning_and_a_phrase_are_told_apart() -> None:
    entries = WordList(["ass", "work*", "red tape"])
    found = {
        text
        for text in ("ass", "asss", "as", "worked", "wor", "red tape", "red-tape", "red hot tape")
        if entries.found_in(read(text))
    }
    assert found == {"ass", "asss", "worked", "red tape", "red-tape"}


def test_every_category_knows_every_language() -> None:
    words = tomllib.loads(FILE.read_text("utf-8"))
    for category in (*Category, "young"):
        assert set(LANGUAGES) <= set(words[category]), category
        for entries in words[category].values():
            assert all(folded(entry).strip() for entry in entries)
            assert all(len(entry) > 1 for entry in entries if is_unspaced(entry))
