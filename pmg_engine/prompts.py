"""Prompts: one plain file each under prompts/<scenario>/, with variables in braces that must be given exactly.

Knows no scenario and no model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from pmg_engine.errors import EngineError

FOLDER = Path(__file__).resolve().parents[1] / "prompts"


class PromptError(EngineError):
    """A prompt is missing, malformed, or filled with the wrong variables; the text names it."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A template and the names it needs."""

    name: str
    template: str
    variables: frozenset[str]

    def render(self, **values: str) -> str:
        """The filled template. Raises PromptError for a missing, unknown or blank variable."""
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        blank = {name for name, value in values.items() if not value.strip()}
        for what, names in (("lacks", missing), ("does not know", unknown), ("got no text for", blank)):
            if names:
                raise PromptError(f"Prompt {self.name} {what} {', '.join(sorted(names))}.")
        return self.template.format_map(values)


@cache
def load_prompt(scenario: str, name: str, folder: Path = FOLDER) -> Prompt:
    """prompts/<scenario>/<name>.txt, without its last line break. Raises PromptError."""
    path = folder / scenario / f"{name}.txt"
    try:
        template = path.read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"The prompt {path} can't be read; restore it from the repository.") from error
    return parse_prompt(f"{scenario}/{name}", template)


def parse_prompt(name: str, template: str) -> Prompt:
    """A template as a prompt: variables are plain names in braces, `{{` is a brace. Raises PromptError."""
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        raise PromptError(f"Prompt {name} has an unpaired brace.") from error
    fields = [(field, spec, conversion) for _, field, spec, conversion in parts if field is not None]
    if any(not field.isidentifier() or spec or conversion for field, spec, conversion in fields):
        raise PromptError(f"Prompt {name} holds braces that are not a variable.")
    return Prompt(name, template, frozenset(field for field, _, _ in fields))
