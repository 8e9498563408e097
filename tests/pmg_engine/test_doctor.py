"""What `doctor` says of the engine's side."""

from pmg_engine.doctor import packages


def test_a_set_up_installs_every_pinned_version() -> None:
    """A pin of something that nothing needs would send people to reinstall for nothing."""
    assert "as pinned" in packages()
