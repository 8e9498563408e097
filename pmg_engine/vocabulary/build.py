"""Builds words.json.gz from emojibase-data and cldr-annotations-modern and the hand-written tables beside this file.

    npm install emojibase-data@17.0.0 cldr-annotations-modern@45.0.0
    python -m pmg_engine.vocabulary.build node_modules

It keeps, in some forty languages, the words that CLDR uses for a concept's emoji and for few others: "кот" stays with
the cat, "животное" (animal), which forty emoji share, goes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pmg_engine.vocabulary.tokens import find_emoji, fold, plain_emoji

HERE = Path(__file__).parent
LANGUAGES = (
    *("en", "es", "pt", "fr", "de", "it", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "lt", "et"),
    *("ca", "tr", "id", "ms", "vi", "ru", "uk", "bg", "sr", "el", "he", "ar", "fa", "hi", "bn", "ta", "th", "ko", "ja"),
    *("zh", "zh-Hant"),
)
# One sign that is a word.
_IDEOGRAPHS = frozenset("猫狗犬狐兔熊虎狼猪豚牛蛙龙龍猿鹿马馬羊鸡象蛇鱼魚鸟鳥龟亀鲸鯨蟹蜂蚁蝶鼠猴狮")
_CAT_FACES = frozenset("😺😸😹😻😼😽🙀😿😾")
GENERIC = 0.5  # a word stays when at least this share of the emoji it annotates belongs to one concept
Annotations = dict[str, set[str]]


def build(node_modules: Path) -> dict[str, object]:
    """The vocabulary as one JSON object: `emoji`, `concepts`, `expressions`, `styles`; see `Vocabulary`."""
    concepts = {row[0]: row for row in rows("concepts.tsv")}
    faces = {row[0]: row for row in rows("expressions.tsv")}
    annotations = {language: _annotations(node_modules, language) for language in LANGUAGES}
    own, felt = _hand_words("pet_names.tsv"), _hand_words("feelings.tsv")
    seen = _told_apart({name: _faces(annotations, _emoji(emoji)) for name, emoji, _ in faces.values()}, felt)
    return {
        "emoji": _names(node_modules),
        "concepts": {
            name: {
                "emoji": _emoji(strong),
                "weak": _emoji(weak),
                "words": _merge(
                    {"en": [name, *_split(words)]}, own.get(name, {}), _words(annotations, _emoji(strong + weak))
                ),
            }
            for name, emoji, words in concepts.values()
            for strong, _, weak in [emoji.partition("|")]
        },
        "expressions": {
            name: {
                "emoji": _emoji(emoji),
                "words": _merge({"en": [name, *_split(words)]}, felt.get(name, {}), seen[name]),
            }
            for name, emoji, words in faces.values()
        },
        "styles": {name: _merge({"en": [name]}, words) for name, words in _hand_words("styles.tsv").items()},
    }


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of a table beside this file, comments left out, short rows filled to three."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", ""][:3]


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _emoji(text: str) -> list[str]:
    return find_emoji(text)


def _hand_words(name: str) -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = {}
    for concept, language, words in rows(name):
        table.setdefault(concept, {}).setdefault(language, []).extend(_split(words))
    return table


def _names(node_modules: Path) -> dict[str, str]:
    data = json.loads((node_modules / "emojibase-data/en/data.json").read_text(encoding="utf-8"))
    return {plain_emoji(row["emoji"]): row["label"].lower() for row in data if row.get("group") not in (None, 9)}


def _annotations(node_modules: Path, language: str) -> Annotations:
    """Emoji to folded words of a language, the spoken name among them."""
    path = node_modules / "cldr-annotations-modern/annotations" / language / "annotations.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["annotations"]["annotations"]
    return {
        plain_emoji(emoji): {fold(word) for word in [*row.get("default", ()), *row.get("tts", ())]}
        for emoji, row in rows.items()
    }


def _words(annotations: dict[str, Annotations], emoji: list[str]) -> dict[str, list[str]]:
    """Words in each language that all of the first two emoji carry and that mostly belong to this concept."""
    found: dict[str, list[str]] = {}
    for language, table in annotations.items():
        core = [table[one] for one in emoji if one in table][:2]
        if not core or language == "en":
            continue
        here = Counter(word for one in emoji for word in table.get(one, ()))
        everywhere = Counter(word for words in table.values() for word in words)
        named = set.intersection(*core) - _judgements()
        kept = [w for w in named if here[w] >= GENERIC * everywhere[w] and len(w) <= 30]
        found[language] = sorted(w for w in kept if len(w) > 1 or w in _IDEOGRAPHS)
    return {language: words for language, words in found.items() if words}


@cache
def _judgements() -> frozenset[str]:
    """Words of liking and disliking, which name no thing: "tatlı" is sweet, not a cupcake."""
    found = (words for role, words, _ in rows("cues.tsv") if role in ("like", "dislike"))
    return frozenset(fold(word) for words in found for word in _split(words))


def _faces(annotations: dict[str, Annotations], emoji: list[str]) -> dict[str, Counter[str]]:
    """Words in each language that occur on the clearest of these faces and on at most as many others, with counts.

    A cat's faces are left out: "crying cat" is two words.
    """
    found: dict[str, Counter[str]] = {}
    for language, table in annotations.items():
        everywhere = Counter(word for words in table.values() for word in words)
        clearest = [one for one in emoji[:4] if one not in _CAT_FACES]
        here = Counter(word for one in clearest for word in table.get(one, ()))
        found[language] = Counter({w: n for w, n in here.items() if 2 * n >= everywhere[w] and 1 < len(w) <= 30})
    return {language: words for language, words in found.items() if words and language != "en"}


def _told_apart(
    faces: dict[str, dict[str, Counter[str]]], own: dict[str, dict[str, list[str]]]
) -> dict[str, dict[str, list[str]]]:
    """Each word only with the expressions on whose faces it is commonest; hand-written words stay where they are."""
    most: dict[tuple[str, str], int] = defaultdict(int)
    for table in faces.values():
        for language, words in table.items():
            for word, count in words.items():
                most[language, word] = max(most[language, word], count)
    written = {(language, fold(w)) for table in own.values() for language, words in table.items() for w in words}
    return {
        name: {
            language: sorted(w for w, n in words.items() if n == most[language, w] and (language, w) not in written)
            for language, words in table.items()
        }
        for name, table in faces.items()
    }


def _merge(*tables: dict[str, list[str]]) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for table in tables:
        for language, words in table.items():
            seen = merged.setdefault(language, [])
            seen.extend(word for word in dict.fromkeys(map(fold, words)) if word not in seen)
    return merged


def main() -> None:
    """Writes words.json.gz; the same input gives the same bytes."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m pmg_engine.vocabulary.build NODE_MODULES")
    text = json.dumps(build(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    (HERE / "words.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
