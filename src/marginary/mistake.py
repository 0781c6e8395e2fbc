"""What whoever asks can mend."""

import traceback
from pathlib import Path

_OURS = Path(__file__).parent


class Mistake(Exception):
    """A mistake in what was asked; the message says which and why."""

    def _render_traceback_(self) -> list[str]:
        """Return the line that asked, and the message, as a notebook shows them: none of our lines helps.

        IPython asks errors for it, and hides no last frame, whatever that says of itself.
        """
        frames = traceback.extract_tb(self.__traceback__)
        asking = [frame for frame in frames if not Path(frame.filename).is_relative_to(_OURS)][-1:]
        told = (line.rstrip("\n") for line in traceback.format_list(asking))
        return [*told, f"{type(self).__name__}: {self}"]
