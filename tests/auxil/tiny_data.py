"""Small data sets in the formats of MovieLens and POG, made up, with pictures that are plain drawings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

FILMS = (
    ("Harbour of Glass (1994)", "Crime|Film-Noir"),
    ("The Tin Orchard (1987)", "Comedy|Romance"),
    ("Nine Quiet Moons (2003)", "Drama|Sci-Fi"),
    ("Wolves at Noon (1971)", "Western"),
    ("A Lantern, Twice (2011)", "Mystery|Thriller"),
    ("Paper Submarine (1999)", "Animation|Children"),
)
PIECES = (
    "loose linen shirt, white, summer",
    "复古碎花连衣裙 夏季",
    "wool coat long grey",
    "wide leg corduroy trousers brown",
    "knitted cardigan beige, wooden buttons",
    "denim skirt with pockets",
)


def write_films(folder: Path, pictures: bool = True) -> Path:
    """ml-latest-small for three users: each rated four films, one of them below 4."""
    folder.mkdir(parents=True, exist_ok=True)
    movies = [f'{i},"{title}",{genres}' for i, (title, genres) in enumerate(FILMS, 1)]
    ratings = [
        f"{user},{1 + (user + place) % len(FILMS)},{stars},{964980000 + 1000 * place}"
        for user in (1, 2, 3)
        for place, stars in enumerate((4.0, 5.0, 2.5, 4.5))
    ]
    links = [f"{i},011470{i},86{i}" for i in range(1, len(FILMS) + 1)]
    _write(folder / "movies.csv", "movieId,title,genres", *movies)
    _write(folder / "ratings.csv", "userId,movieId,rating,timestamp", *ratings)
    _write(folder / "links.csv", "movieId,imdbId,tmdbId", *links)
    for i in range(1, len(FILMS) + 1 if pictures else 1):
        _draw(folder / "pictures" / (f"{i}.jpg" if i % 2 else f"tt011470{i}.png"), i, (64, 96))
    return folder


def write_clothes(folder: Path, pictures: bool = True) -> Path:
    """POG for three users: three clicks each, and an outfit that followed."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{i:032x}" for i in range(1, len(PIECES) + 1)]
    clicks = [(f"user{n}", [names[(n + k) % len(names)] for k in range(3)], f"outfit{n}") for n in range(3)]
    _write(folder / "user_data.txt", *(f"{user},{';'.join(items)},{outfit}" for user, items, outfit in clicks))
    _write(folder / "outfit_data.txt", *(f"outfit{n},{names[(n + 4) % 6]};{names[(n + 5) % 6]}" for n in range(3)))
    titles = zip(names, PIECES, strict=True)
    _write(folder / "item_data.txt", *(f"{name},16{i},//img.example/{i}.jpg,{t}" for i, (name, t) in enumerate(titles)))
    for i, name in enumerate(names if pictures else ()):
        _draw(folder / "pictures" / f"{name}.jpg", i + 10, (80, 80))
    return folder


def _write(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _draw(path: Path, seed: int, size: tuple[int, int]) -> None:
    path.parent.mkdir(exist_ok=True)
    colours = np.random.default_rng(seed).integers(0, 255, (2, 3)).tolist()
    image = Image.new("RGB", size, tuple(colours[0]))
    ImageDraw.Draw(image).ellipse((10, 10, size[0] - 10, size[1] - 10), fill=tuple(colours[1]))
    image.save(path)
