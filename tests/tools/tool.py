"""A tool: how it is called, by people, on a PATH and in a distribution."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tool:
    """Something that the tests start and that neither pip nor npm brings."""

    name: str
    label: str  # as people call it, before its version
    commands: tuple[str, ...]  # on a PATH; the first that is there is taken
    package: str  # of Debian and Ubuntu
    engine: str = ""  # the browser engine that needs it; none: every run does
    download: str = ""  # its name in `playwright install`
    ear: bool = False  # what is heard of a screen reader needs it, and the thorough size alone listens

    @property
    def variable(self) -> str:
        """The environment variable that names its path."""
        return f"MARGINARY_{self.name.upper()}"
