"""Word forms, lightly: plurals where a language builds them from the word, endings cut where it declines.

Exceptions (mice, кошек, Wölfe) stand in the vocabulary itself.
"""

from __future__ import annotations

import re

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ADJECTIVE = re.compile(
    "(?:ого|его|ому|ему|ыми|ими|ый|ий|ая|яя|ое|ее|ую|юю|ым|им|ых|их|ые|ие|ою|ею|ой|ей|ом|ем|[аяіїє])$"
)
_CASES = re.compile("(?:иями|ями|ами|иях|ях|ах|ого|ему|ов|ев|ей|ой|ою|ем|ом|ам|ям|ы|и|у|ю|а|я|е|о|ь|й)$")
_TURKISH = re.compile(
    "(?:l[ae]r)?(?:(?:[iıuü]m|[iıuü]n|[sy]?[iıuü]|[iıuü]m[iıuü]z)?(?:y?[ae]|n?[iıuüae]|d[ae]n?|t[ae]n?|yl[ae]|n[iıuü]n)?)"
)
_DIMINUTIVES = {
    "es": re.compile("(?:e?c)?it([oa]s?)$"),
    "pt": re.compile("z?inh([oa]s?)$"),
    "it": re.compile("(?:in|ett|ell|cin)([oaie])$"),
}
_FLEETING = re.compile("(?<=.{2})нк(?:а|у|ом|е|и)$")  # медвежонка, of медвежонок
_KOREAN = re.compile("(?:들)?(?:이|가|은|는|을|를|도|의|랑|이랑|과|와|야|아|로|만|에게|한테|이다|예요|이에요)?")
_ARABIC_HEAD = re.compile("^(?:و|ف)?(?:ب|ل|ك)?(?:ال)?(?=.{3})")
_ARABIC_TAIL = re.compile("(?<=.{3})(?:ي|نا|ها|هم|ك|ات|ين|ان|تي|ته)$")


def forms(word: str, language: str) -> set[str]:
    """The forms under which a word is kept: itself, its plurals, its stem."""
    if _CYRILLIC.search(word):
        return {word, *([_stem(word), _adjective_stem(word)] if " " not in word else [])}
    found = {word}
    if language == "en":
        found.add(_english_plural(word))
    elif language in ("es", "pt", "fr", "ca") and word[-1] in "aeiouáéíóúâêãõ":
        found.add(word + "s")
    elif language in ("es", "pt", "fr", "ca"):
        found |= {word + "s", word + "es"}
    elif language == "it" and word[-1] in "oe":
        found.add(word[:-1] + "i")
    elif language == "it" and word.endswith("a"):
        found.add(word[:-1] + "e")
    elif language in ("de", "nl", "sv", "da", "no"):
        found |= {word + ending for ending in ("e", "en", "n", "s", "er", "ar", "or", "r")}
    elif language == "ar":
        found |= {stem for stem in _arabic(word) if len(stem) >= 2}
    return found


def adjective_forms(word: str, language: str) -> set[str]:
    """How an adjective, or the first word of a phrase, ends beside its main form: gender, number, case."""
    first, space, rest = word.partition(" ")
    if language in ("es", "pt", "it") and first.endswith("o"):
        ends = ("a", "os", "as") if language != "it" else ("a", "i", "e")
        found = {first[:-1] + end for end in ends}
    elif language == "fr" and first[-1] in "éitsd":
        found = {first + end for end in ("e", "s", "es")}
    elif language == "de":
        found = {first + end for end in ("e", "er", "es", "en", "em")}
    elif language == "pl" and first[-1] in "yi":
        found = {first[:-1] + end for end in ("a", "e", "ego", "ą", "ym", "i")}
    elif language == "nl":
        found = {first + "e", first[:-1] + "ze" if first.endswith("s") else first + "e"}
    else:
        found = set()
    return {form + space + rest for form in found}


def stems(token: str) -> list[tuple[str, str]]:
    """What to look a word of a text up as, the most literal first, and the language where only one forms it so."""
    plain = token.removesuffix("'s").removesuffix("'")
    if "'" in plain:
        plain = plain.split("'", 1)[1]  # l'ours, d'un
    parts = [plain.replace("-", " "), *plain.split("-")] if "-" in plain else []
    tried = [(form, "") for form in (token, plain, *parts)]
    if _CYRILLIC.search(token):
        tried += [(_FLEETING.sub("нок", plain), ""), (_stem(plain), ""), (_adjective_stem(plain), "")]
    elif re.search("[\u0600-\u06ff]", token):
        tried += [(form, "") for form in _arabic(token)]
    elif re.search("[\uac00-\ud7a3]", token):
        tried += [(token[:n], "ko") for n in range(len(token) - 1, 0, -1) if _KOREAN.fullmatch(token[n:])]
    elif len(token) > 4:
        tried += [(token[:n], "tr") for n in range(len(token) - 1, 2, -1) if _TURKISH.fullmatch(token[n:])]
        tried += _diminished(token)
    return list(dict.fromkeys(tried))


def _diminished(token: str) -> list[tuple[str, str]]:
    """What a diminutive was made from, by language: ranita, leoncito, macaquinho."""
    found = []
    for language, ending in _DIMINUTIVES.items():
        match = ending.search(token)
        if match and match.start() >= 3:
            root = token[: match.start()]
            root = root[:-2] + "c" if root.endswith("qu") else root
            found += [(root + match[1], language), (root + "e", language), (root, language)]
    return found


def heads(phrase: str) -> list[tuple[str, str]]:
    """The same for a phrase of several words, of which only the first may carry a prefix."""
    bare = _ARABIC_HEAD.sub("", phrase) if re.match("[\u0600-\u06ff]", phrase) else phrase
    return list(dict.fromkeys([(phrase, ""), (bare, "")]))


def _english_plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _stem(word: str) -> str:
    """A Slavic noun without its case ending; at least three letters stay."""
    cut = _CASES.sub("", word)
    return cut if len(cut) >= 3 else word


def _adjective_stem(word: str) -> str:
    """A Slavic adjective or participle without its ending; at least four letters stay, or the word as it is."""
    cut = _ADJECTIVE.sub("", word.removesuffix("ся"))
    return cut if len(cut) >= 4 else word


def _arabic(word: str) -> list[str]:
    bare_head = _ARABIC_HEAD.sub("", word)
    accusative = [form.removesuffix("ا") for form in (word, bare_head)]
    return [bare_head, *accusative, _ARABIC_TAIL.sub("", bare_head), _ARABIC_TAIL.sub("", word)]
