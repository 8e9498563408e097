"""Where bundled weights lie and whether they are what they should be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pmg_engine.errors import ModelError

FOLDER = Path(__file__).parent / "weights"
CHECKSUMS = "checksums.json"
JUDGE = "judge"


def verified(name: str, folder: Path = FOLDER) -> Path:
    """The path of a bundled file, checked against its checksum. Raises ModelError naming the file."""
    path = folder / name
    known = _checksums(folder).get(name)
    if known is None:
        raise ModelError(f"{path} is not listed in {folder / CHECKSUMS}: restore both from the repository")
    try:
        actual = digest(path)
    except OSError as error:
        raise ModelError(f"{path} can't be read ({error.strerror}): restore it from the repository") from None
    if actual != known:
        raise ModelError(f"{path} is corrupt (its checksum differs): restore it from the repository")
    return path


def verify_all(folder: Path = FOLDER) -> int:
    """Checks every bundled file and says how many there are. Raises ModelError naming the first that is wrong."""
    return len([verified(name, folder) for name in _checksums(folder)])


def record(names: Iterable[str], folder: Path = FOLDER) -> None:
    """Writes the checksums of files just trained, keeping the others'."""
    sums = _checksums(folder) if (folder / CHECKSUMS).exists() else {}
    sums |= {name: digest(folder / name) for name in names}
    (folder / CHECKSUMS).write_text(json.dumps(dict(sorted(sums.items())), indent=2) + "\n", encoding="utf-8")


def revision(folder: Path = FOLDER) -> str:
    """Twelve hex digits that change with any of the weights that the engine loads; the judge's only measure."""
    loaded = {name: checksum for name, checksum in _checksums(folder).items() if not name.startswith(JUDGE)}
    text = json.dumps(loaded, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:12]


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        checksum = sha256()
        while block := file.read(1 << 20):
            checksum.update(block)
    return checksum.hexdigest()


def _checksums(folder: Path) -> dict[str, str]:
    path = folder / CHECKSUMS
    try:
        sums: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(f"{path} is missing or broken: restore it from the repository") from None
    return sums
