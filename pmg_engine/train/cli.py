"""`main.py train …`: each command trains one part, shows progress and goes on where it stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Train one part of the models.", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)

Runs = Annotated[Path, typer.Option(help="Checkpoints, sample sheets and logs go below this folder.")]
Out = Annotated[
    Path | None, typer.Option(help="Where the trained weights go; by default the bundled ones are replaced.")
]
Device = Annotated[str, typer.Option(help="cpu, cuda, or auto: the GPU where there is one.")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Start anew instead of from the last checkpoint.")]
Go = Annotated[bool, typer.Option("--go-on", help="Where there is no checkpoint, start from the bundled weights.")]
Threads = Annotated[int, typer.Option(min=1, help="Processor threads.")]

RUNS = Path("runs")


@app.command()
def art(
    runs: Runs = RUNS,
    variants: Annotated[
        int, typer.Option(min=1, help="Pictures of each combination: one straight, the others leaning.")
    ] = 2,
    outfits: Annotated[int, typer.Option(min=0, help="More of each combination, with something to wear and dyed.")] = 2,
    workers: Annotated[int, typer.Option(min=1)] = 2,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many pictures, for a quick run.")] = None,
    size: Annotated[int, typer.Option(min=32, help="Pixels along a side.")] = 256,
    sheet: Annotated[
        Path | None, typer.Option(help="Draw sheets of every character and expression here instead.")
    ] = None,
    overview: Annotated[
        Path | None, typer.Option(help="Draw the documentation's pictures of the art here instead.")
    ] = None,
    trained: Annotated[
        bool, typer.Option("--trained", help="Only what the bundled weights know, not all that the tables hold.")
    ] = False,
    without: Annotated[
        list[str] | None, typer.Option(help="A character, expression or style to leave out; may be repeated.")
    ] = None,
    glyphs: Annotated[
        Path | None, typer.Option("--import", help="Import glyphs from node_modules/@iconify-json first.")
    ] = None,
) -> None:
    """Render the art that everything is trained on."""
    from pmg_engine.art.glyphs import import_glyphs
    from pmg_engine.art.vocabulary import every_name, trained_vocabulary
    from pmg_engine.train.art import render_art, sheet_of
    from pmg_engine.train.art_overview import write_overview

    if glyphs is not None:
        import_glyphs(glyphs)
    if overview is not None:
        for path in write_overview(overview):
            typer.echo(f"Saved {path}", err=True)
        return
    vocabulary = (trained_vocabulary() if trained else every_name()).without(without or ())
    if sheet is None:
        render_art(runs / "art", variants, workers, size, limit, vocabulary, outfits)
        return
    sheet.mkdir(parents=True, exist_ok=True)
    for style in vocabulary.styles:
        path = sheet / f"{style.replace(' ', '-')}.webp"
        sheet_of(style, vocabulary).save(path, quality=85)
        typer.echo(f"Saved {path}", err=True)


@app.command()
def autoencoder(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 8000,
    batch: Annotated[int, typer.Option(min=1)] = 8,
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
    go_on: Go = False,
    decoder: Annotated[
        bool, typer.Option("--decoder", help="Only the bundled one's decoder; the denoiser stays valid.")
    ] = False,
) -> None:
    """Train the autoencoder on the rendered art."""
    import torch

    from pmg_engine.generator.bundled import load_autoencoder, save_autoencoder
    from pmg_engine.train.autoencoder import train_autoencoder
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    start = load_autoencoder() if go_on or decoder else None
    folder = runs / ("decoder" if decoder else "autoencoder")
    model = train_autoencoder(runs / "art", folder, steps, batch, device, None, not fresh, start, decoder)
    save_autoencoder(model, out or FOLDER)


@app.command()
def denoiser(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 12000,
    batch: Annotated[int, typer.Option(min=1)] = 32,
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
    go_on: Go = False,
    rate: Annotated[float, typer.Option(min=0.0, help="Learning rate; with --go-on a lower one keeps more.")] = 1e-3,
) -> None:
    """Train the denoiser on the autoencoder's latents."""
    import torch

    from pmg_engine.art.vocabulary import save_vocabulary
    from pmg_engine.generator.bundled import load_autoencoder, load_unet, save_unet
    from pmg_engine.generator.unet import WIDTHS
    from pmg_engine.train.art import load_art
    from pmg_engine.train.denoiser import train_denoiser
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    folder = out or FOLDER
    start = load_unet() if go_on else None
    autoencoder = load_autoencoder(folder)
    model = train_denoiser(
        runs / "art", autoencoder, runs / "denoiser", steps, batch, device, WIDTHS, not fresh, start, rate
    )
    save_unet(model, folder)
    save_vocabulary("denoiser", load_art(runs / "art").vocabulary, folder)


@app.command()
def upsampler(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 5000,
    batch: Annotated[int, typer.Option(min=1)] = 16,
    pairs: Annotated[int, typer.Option(min=2, help="Pictures to learn from.")] = 2400,
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
    go_on: Go = False,
) -> None:
    """Train the upsampler that makes 512 px of what the autoencoder decodes."""
    import torch

    from pmg_engine.generator.bundled import load_autoencoder
    from pmg_engine.generator.upsampler import load_upsampler, save_upsampler
    from pmg_engine.train.upsampler import train_upsampler
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    folder = out or FOLDER
    start = load_upsampler() if go_on else None
    decoder = load_autoencoder(folder)
    model = train_upsampler(
        runs / "art", decoder, runs / "upsampler", steps, batch, device, pairs, resume=not fresh, start=start
    )
    save_upsampler(model, folder)


@app.command()
def scorer(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 3000,
    batch: Annotated[int, typer.Option(min=1)] = 48,
    width: Annotated[int, typer.Option(min=8, help="Of the image tower.")] = 24,
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
    go_on: Go = False,
    rate: Annotated[float, typer.Option(min=0.0, help="Learning rate; with --go-on a lower one keeps more.")] = 1.5e-3,
) -> None:
    """Train the scorer that chooses between candidates."""
    import torch

    from pmg_engine.art.vocabulary import save_vocabulary
    from pmg_engine.generator.bundled import load_autoencoder
    from pmg_engine.scorer.clip import load_clip, save_scorer
    from pmg_engine.train.art import load_art
    from pmg_engine.train.scorer import train_scorer
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    start = load_clip() if go_on else None
    autoencoder = load_autoencoder(out or FOLDER)
    model = train_scorer(
        runs / "art", autoencoder, runs / "scorer", steps, batch, device, width, not fresh, start, rate
    )
    save_scorer(model, width, out or FOLDER)
    save_vocabulary("scorer", load_art(runs / "art").vocabulary, out or FOLDER)


@app.command()
def soft(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 1500,
    batch: Annotated[int, typer.Option(min=1)] = 32,
    tokens: Annotated[int, typer.Option(min=1, max=8, help="K, the tokens of E_soft.")] = 4,
    prefix: Annotated[int, typer.Option(min=1, max=32, help="S, the tokens of the prefix.")] = 4,
    dispersion: Annotated[float, typer.Option(min=0.0, help="Share of the loss that keeps people apart.")] = 0.05,
    profile: Annotated[
        str | None, typer.Option(help="A large profile, whose language model reads; by default the bundled models.")
    ] = None,
    models: Annotated[Path, typer.Option(help="Where downloaded models lie.")] = Path("data/models"),
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
) -> None:
    """Train the soft preference on simulated people."""
    import torch

    from pmg_engine.models import ModelStore
    from pmg_engine.profiles import load_profile
    from pmg_engine.soft_preference import save_soft
    from pmg_engine.train.art import load_art
    from pmg_engine.train.soft import SoftSettings, train_soft
    from pmg_engine.train.soft_bench import Bench, load_bundled
    from pmg_engine.train.soft_large import load_bench
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    if profile is not None and out is None:
        raise typer.BadParameter("give --out FOLDER, and name that folder in the profile's [soft]")
    folder, pictures = out or FOLDER, load_art(runs / "art")
    bench: Bench = (
        load_bundled(pictures, folder, runs / "denoiser", device)
        if profile is None
        else load_bench(load_profile(profile), pictures, ModelStore(models), runs / "soft", device)
    )
    settings = SoftSettings(tokens, prefix, dispersion)
    save_soft(train_soft(bench, runs / "soft", steps, batch, settings, not fresh), folder)


@app.command("soft-people")
def soft_people(
    people: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `main.py training-data` wrote.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the trained weights go.")],
    steps: Annotated[int, typer.Option(min=1)] = 300,
    batch: Annotated[int, typer.Option(min=1)] = 16,
    rate: Annotated[float, typer.Option(min=0.0, help="Learning rate: a low one keeps what is known.")] = 2e-4,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
) -> None:
    """Go on training the bundled soft preference on people who allow it. What it leaves beside OUT lies in FOLDER."""
    import torch

    from pmg_engine.art.vocabulary import trained_vocabulary
    from pmg_engine.soft_preference import load_soft, save_soft
    from pmg_engine.train.soft import train_soft
    from pmg_engine.train.soft_bench import load_bundled
    from pmg_engine.train.soft_consented import load_people
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    pictures, seen, unseen = load_people(people, trained_vocabulary())
    bench = load_bundled(pictures, FOLDER, people / "training", device, (seen, unseen))
    model = train_soft(bench, people / "training", steps, batch, None, not fresh, rate, load_soft())
    save_soft(model, out)
    typer.echo(f'Saved {out}: name it in a profile, [soft] kind = "trained", and delete {people}', err=True)


@app.command("soft-ablation")
def soft_ablation(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 600,
    batch: Annotated[int, typer.Option(min=1)] = 16,
    limit: Annotated[int, typer.Option(min=2, help="People to measure with.")] = 60,
    out: Annotated[Path, typer.Option(help="The folder for soft-ablation.md.")] = Path("docs"),
    device: Device = "auto",
    threads: Threads = 2,
) -> None:
    """Measure what K, S and other ideas do to the soft preference; goes on where it stopped."""
    import torch

    from pmg_engine.train.art import load_art
    from pmg_engine.train.soft_ablation import ablate
    from pmg_engine.train.soft_bench import load_bundled
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    bench = load_bundled(load_art(runs / "art"), FOLDER, runs / "denoiser", device)
    ablate(bench, runs / "soft-ablation", steps, batch, limit, out)
    typer.echo(f"Saved {out / 'soft-ablation.md'}", err=True)


@app.command()
def judge(
    runs: Runs = RUNS,
    steps: Annotated[int, typer.Option(min=1)] = 1000,
    batch: Annotated[int, typer.Option(min=1)] = 64,
    out: Out = None,
    device: Device = "auto",
    threads: Threads = 2,
    fresh: Fresh = False,
) -> None:
    """Train the judge that measures stickers and never chooses one."""
    import torch

    from pmg_engine.evaluate.judge import save_judge
    from pmg_engine.generator.bundled import load_autoencoder
    from pmg_engine.train.judge import train_judge
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    model = train_judge(runs / "art", load_autoencoder(), runs / "judge", steps, batch, device, not fresh)
    save_judge(model, out or FOLDER)


@app.command()
def emotion(
    data: Annotated[Path, typer.Option(help="The folder that holds goemotions/ and xed/.")],
    runs: Runs = RUNS,
    out: Out = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Texts of each source, for a quick run.")] = None,
    threads: Threads = 2,
    keep_english: Annotated[
        bool, typer.Option("--keep-english", help="Keep the bundled English reader, train the rest.")
    ] = False,
    fresh: Fresh = False,
) -> None:
    """Train the emotion gate on GoEmotions, XED and the project's own sentences."""
    import torch

    from pmg_engine.train.emotion import train_emotion
    from pmg_engine.weights import FOLDER

    torch.set_num_threads(threads)
    train_emotion(data, out or FOLDER, runs, limit, keep_english=keep_english, resume=not fresh)


@app.command()
def quality(
    out: Annotated[Path, typer.Option(help="The folder for quality.md, quality.json and quality.webp.")] = Path("docs"),
    count: Annotated[int, typer.Option(min=2, help="Stickers of held-out pairs.")] = 400,
    prompts: Annotated[int, typer.Option(min=1, help="Hand-written prompts.")] = 1000,
    pairs: Annotated[int, typer.Option(min=1, help="Held-out pairs on the sheet.")] = 12,
) -> None:
    """Measure the bundled generator on pairs that no model has seen, by the judge."""
    from pmg_engine.art.vocabulary import trained_vocabulary
    from pmg_engine.engine import load_engine
    from pmg_engine.evaluate.judge import load_judge
    from pmg_engine.evaluate.quality import measure, record, side_by_side
    from pmg_engine.evaluate.reading import paraphrases
    from pmg_engine.train.progress import progress

    engine, judge = load_engine(), load_judge()
    with progress("quality", count + len(paraphrases()[:prompts])) as step:
        figures = measure(engine, judge, count, prompts, step)
    record(figures, engine.model_revision, out)
    with progress("sheet", pairs * len(trained_vocabulary().styles)) as step:
        side_by_side(engine, pairs, step).save(out / "quality.webp", quality=82)
    typer.echo(f"Saved {out / 'quality.md'}", err=True)


@app.command("contact-sheet")
def contact_sheet_command(
    out: Annotated[Path, typer.Option(help="Where the picture goes.")] = Path("docs/contact-sheet.webp"),
    profile: Annotated[str, typer.Option(help="Models to use.")] = "bundled",
    models: Annotated[Path, typer.Option(help="Where downloaded models lie.")] = Path("data/models"),
) -> None:
    """Draw the readme's picture: eight messages as answered to six tastes."""
    from pmg_engine.contact_sheet import MESSAGES, TASTES, contact_sheet
    from pmg_engine.engine import load_engine
    from pmg_engine.train.progress import progress

    engine = load_engine(profile, models)
    with progress("stickers", len(MESSAGES) * len(TASTES)) as step:
        picture = contact_sheet(engine, step)
    out.parent.mkdir(parents=True, exist_ok=True)
    picture.save(out, quality=88)
    typer.echo(f"Saved {out}", err=True)
