"""The dashboard's door: `streamlit run dashboards/app.py`. Reads the newest snapshot, writes none.

Streamlit finds the app below and serves it, with two things of our own: the quality report at
/quality, and pages that know where their server is instead of trying two wrong places first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from streamlit.starlette import App

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # started by hand from a checkout that is not installed
    sys.path.insert(0, str(ROOT))

from dashboards.guard import guard  # noqa: E402
from dashboards.served import middleware, routes  # noqa: E402

guard()
app = App("frame/desk.py", routes=routes(), middleware=middleware())
