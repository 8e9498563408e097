"""The hard preference as published (PMG, WWW 2024, section 3.1), for any scenario:

    k_i = LLM(instruction, attribute a_i, example, history)   for each attribute
    k_p = LLM(instruction, merge, ∪ k_i)
    k_t = LLM(instruction, target, the item or the conversation)

The prompts are files in prompts/<scenario>/keywords/. The instruction, with its example, comes first and is read once
for all people; a history is read once for all attributes; the question comes last, after what others wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pmg_engine.errors import ModelError
from pmg_engine.language_model import Context, LanguageModel
from pmg_engine.language_model.fences import CLOSE, OPEN, defang
from pmg_engine.language_model.grammar import (
    Answer,
    list_grammar,
    longest_list,
    longest_object,
    object_grammar,
    parse_list,
    parse_object,
)
from pmg_engine.prompts import FOLDER, load_prompt
from pmg_engine.scenarios import Attribute, Scenario, TargetRule

LEAST_ROOM = 128  # tokens of data, without which there is no point in asking


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a history or conversation. Only `text` is others'; it is fenced. `kind` and `mark` are ours."""

    text: str
    kind: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class HardPreference:
    """k_i by attribute and k_p as (attribute, keyword), strongest first; `read` of the newest lines were read."""

    by_attribute: dict[str, tuple[str, ...]]
    merged: tuple[tuple[str, str], ...]
    read: int


class HardPreferenceReader:
    """Asks a language model in the words of one scenario. Raises ModelError where the model's context is too small."""

    def __init__(self, model: LanguageModel, scenario: Scenario, folder: Path = FOLDER) -> None:
        self.scenario = scenario
        self._model = model
        self._texts = _prompts(scenario, folder)
        self._questions = {name: model.closing(CLOSE, text) for name, text in self._texts.items()}
        self._opening = model.opening(self._texts["instruction"], OPEN)
        longest = max(longest_list(scenario.keywords), longest_object(scenario.target.fields))
        self._room = model.context_length - len(self._opening) - longest - max(map(len, self._questions.values()))
        if self._room < LEAST_ROOM:
            raise ModelError(f"{model.name} reads too few tokens at once for the prompts of {scenario.name}.")
        self._start: Context = model.read(self._opening)

    @property
    def revision(self) -> str:
        """Changes with the model, the scenario and any of its prompts."""
        data = f"{self.scenario.model_dump_json()}{sorted(self._texts.items())}"
        return f"{self._model.name}-{sha256(data.encode()).hexdigest()[:12]}"

    def preference(self, history: Sequence[Line], seed: int = 0) -> HardPreference:
        """k_i and k_p of a history, oldest first. Nothing is asked about an empty one.

        The seed decides where the model's answers are drawn; a greedy one's are the same whatever it is.
        """
        read, data = self._data(history)
        if not read:
            return HardPreference({}, (), 0)
        known = self._model.read(data, self._start)
        found = {attribute.name: self._attribute(known, attribute, seed) for attribute in self.scenario.attributes}
        return HardPreference(found, self._merge(found, seed), read)

    def target(self, text: str, earlier: Sequence[str] = (), seed: int = 0) -> Answer:
        """k_t of an item, or of a conversation's last message: the keywords asked for, by field."""
        _, data = self._data([Line(said) for said in (*earlier, text)])
        fields = self.scenario.target.fields
        known = self._model.read(data, self._start)
        answer = self._model.answer(self._questions["target"], known, object_grammar(fields), seed)
        return parse_object(answer, fields)

    def parts(self, history: Sequence[Line], prompt: str) -> tuple[list[int], list[int], list[int]]:
        """The tokens of one prompt: what is read once for all people, the history, and the question."""
        return self._opening, self._data(history)[1], self._questions[prompt]

    def _attribute(self, known: Context, attribute: Attribute, seed: int) -> tuple[str, ...]:
        count = self.scenario.keywords
        grammar = list_grammar(count, attribute.choices)
        question = self._questions[f"attribute_{attribute.name}"]
        return parse_list(self._model.answer(question, known, grammar, seed), count)

    def _merge(self, found: dict[str, tuple[str, ...]], seed: int) -> tuple[tuple[str, str], ...]:
        """A choice among ∪ k_i, so that each keyword of k_p still has its attribute."""
        merged = {attribute.name for attribute in self.scenario.attributes if attribute.merged}
        union = {k: name for name, keywords in reversed(found.items()) if name in merged for k in keywords}
        if not union:
            return ()
        text = "; ".join(f"{name}: {_listed(found[name])}" for name in found if name in merged and found[name])
        known = self._model.read(self._model.data(text)[: self._room], self._start)
        grammar = list_grammar(self.scenario.keywords, tuple(union))
        answer = self._model.answer(self._questions["merge"], known, grammar, seed)
        chosen = parse_list(answer, self.scenario.keywords)
        return tuple((union[keyword], keyword) for keyword in chosen)

    def _data(self, lines: Sequence[Line]) -> tuple[int, list[int]]:
        """How many of the newest lines fit, and their tokens in the article's format: '1. "name"; 2. …'."""
        rule = self.scenario.history
        safe = [_formatted(line, rule.characters) for line in lines[-rule.items :]]
        pieces = [self._model.data(f"{number}. {line}; ") for number, line in enumerate(safe, 1)]
        room, kept = min(rule.tokens, self._room), list[list[int]]()
        for piece in reversed(pieces):
            if kept and len(piece) > room:
                break
            kept.insert(0, piece[:room])
            room -= len(kept[0])
        return len(kept), [token for piece in kept for token in piece]


def used(answer: Answer, rule: TargetRule) -> Answer:
    """The keywords of k_t that are used: the first of each field in turn up to `rule.used`, and all optional ones."""
    lists = {field.name: answer[field.name] for field in rule.fields if not field.optional}
    turns = [(place, name) for name, keywords in lists.items() for place in range(len(keywords))]
    taken = sorted(turns, key=lambda turn: turn[0])[: rule.used]
    counts = {name: sum(1 for _, other in taken if other == name) for name in lists}
    return {name: keywords[: counts.get(name, len(keywords))] for name, keywords in answer.items()}


def _prompts(scenario: Scenario, folder: Path) -> dict[str, str]:
    """Every prompt of a scenario, filled with its counts and choices. Raises PromptError."""
    count = {"keywords": str(scenario.keywords)}
    choices = {attribute.name: _listed(attribute.choices) for attribute in scenario.attributes if attribute.choices}
    values = {"instruction": count | choices, "merge": count, "target": {"asked": str(scenario.target.asked)}}
    values |= {f"attribute_{attribute.name}": count for attribute in scenario.attributes}
    return {name: load_prompt(scenario.name, f"keywords/{name}", folder).render(**v) for name, v in values.items()}


def _listed(keywords: Sequence[str]) -> str:
    return ", ".join(f'"{keyword}"' for keyword in keywords)


def _formatted(line: Line, characters: int) -> str:
    kind, mark = f"{line.kind} " if line.kind else "", f" ({line.mark})" if line.mark else ""
    return f'{kind}"{defang(line.text, characters)}"{mark}'
