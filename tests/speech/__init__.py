"""What a blind reader hears: the real Orca, in Chromium and in Firefox, walked through the site by real keys.

Orca is started on a display and a message bus of its own (`desk.py`). What it would hand to a synthesizer arrives at a
socket of ours and is kept (`voice.py`). `phrases.py` is the table of what is done and what must be heard; `walk.py`
does it, one after the other as a reader would, and a test looks at each phrase: heard, and heard once.

Nothing sleeps. Words are waited for, and after them a status that the walk itself puts into the page: what Orca tells
in between belongs to the phrase. Orca refuses to start where the same user runs another one.
"""
