"""Where pretrained models lie, and whether they are what was downloaded. Reaches no network.

Each model has a folder with a lock: the commit it came from, and the SHA-256 of every file. A folder of one's own needs
no lock; where it has one, that holds for it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ValidationError

from pmg_engine.device import AUTO
from pmg_engine.errors import ModelError
from pmg_engine.profiles import LanguageModelProfile, ModelProfile, Profile
from pmg_engine.weights import digest

LOCK = "model.lock.json"
DEFAULT_ROOT = Path("data") / "models"
READERS = 4  # files that are read at once: hashing waits for the disk


class Lock(BaseModel):
    """What was downloaded: the commit, and SHA-256 in hex by file name, "/" between folders."""

    name: str
    revision: str
    files: dict[str, str]


class ModelStore:
    """The models below one folder."""

    def __init__(self, root: Path = DEFAULT_ROOT) -> None:
        self.root = root
        self._whole: set[ModelProfile] = set()

    def folder(self, model: ModelProfile) -> Path:
        """Where the model lies, or would."""
        return model.folder or self.root / model.name.replace("/", "--")

    def verified(self, model: ModelProfile, profile: str) -> Path:
        """The model's folder, every file checked, once. Raises ModelError that says what is wrong and what to do."""
        if model in self._whole:
            return self.folder(model)
        problem = next(self.problems(model), None)
        if problem is None:
            self._whole.add(model)
            return self.folder(model)
        if model.folder is not None:
            raise ModelError(f"{problem}: put {model.name} there, or correct the profile")
        raise ModelError(f"{problem}: python main.py models download --profile {profile}")

    def problems(self, model: ModelProfile) -> Iterator[str]:
        """What is missing, corrupt or of another revision; nothing where all is well."""
        folder = self.folder(model)
        if not folder.is_dir():
            yield f"{model.name} is not in {folder}"
            return
        if model.folder is not None and not (folder / LOCK).exists():
            return
        lock = self.lock(model)
        if lock is None or lock.name != model.name or not lock.files:
            yield f"{folder / LOCK} is missing or broken"
            return
        if model.revision not in (None, lock.revision):
            yield f"{model.name} is there at {lock.revision}, the profile wants {model.revision}"
            return
        yield from _differences(folder, lock)

    def lock(self, model: ModelProfile) -> Lock | None:
        """What the model's lock says; None where there is none to be read."""
        try:
            return Lock.model_validate_json((self.folder(model) / LOCK).read_text("utf-8"))
        except (OSError, ValidationError, UnicodeDecodeError):
            return None

    def write_lock(self, model: ModelProfile, revision: str, files: Iterable[str]) -> Lock:
        """Records what was just downloaded."""
        folder, names = self.folder(model), sorted(files)
        with ThreadPoolExecutor(READERS) as pool:
            sums = dict(zip(names, pool.map(digest, (folder / name for name in names)), strict=True))
        lock = Lock(name=model.name, revision=revision, files=sums)
        (folder / LOCK).write_text(lock.model_dump_json(indent=2) + "\n", encoding="utf-8")
        return lock

    def language_model(self, profile: Profile, device: str) -> LanguageModelProfile | None:
        """The profile's language model with the folder that it lies in and the device it runs on; `auto` leaves that.

        Raises ModelError where its files are not what they should be.
        """
        wanted = profile.language_model
        if wanted is None:
            return None
        folder = wanted.folder or self.verified(profile.model(wanted.name), profile.name)
        return wanted.model_copy(update={"folder": folder, "device": wanted.device if device == AUTO else device})

    def revisions(self, models: Iterable[ModelProfile]) -> list[str]:
        """Twelve hex digits that change with any of the models; without a lock, with its files' sizes and times.

        Nothing where there are no models.
        """
        contents = []
        for model in models:
            lock = self.lock(model)
            contents.append(lock.model_dump_json() if lock else repr(sorted(_stamps(self.folder(model)))))
        return [sha256("\n".join(contents).encode()).hexdigest()[:12]] if contents else []


def _differences(folder: Path, lock: Lock) -> Iterator[str]:
    with ThreadPoolExecutor(READERS) as pool:
        checks = {name: pool.submit(_difference, folder, name, known) for name, known in lock.files.items()}
        yield from (found for check in checks.values() if (found := check.result()))


def _difference(folder: Path, name: str, known: str) -> str | None:
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        return f"{folder / LOCK} names {name}, which lies elsewhere"
    try:
        return None if digest(folder / parts) == known else f"{folder / parts} is corrupt (its checksum differs)"
    except OSError as error:
        return f"{folder / parts} can't be read ({error.strerror})"


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        if path.is_file():
            found = path.stat()
            yield path.relative_to(folder).as_posix(), found.st_size, found.st_mtime_ns
