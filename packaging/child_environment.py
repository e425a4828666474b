"""Run before Marquee in the bundle: programs that it starts get the user's own environment.

The launcher puts the bundle's libraries first for this process. A browser or an editor that is
opened from here must not load them.
"""

import os
import sys

if sys.platform.startswith("linux"):
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
