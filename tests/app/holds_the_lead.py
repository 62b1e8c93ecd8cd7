"""Takes the lead and keeps it until it is killed: `python -m tests.app.holds_the_lead DATABASE FOLDER`."""

import sys
import time
from pathlib import Path

from app.leader import leadership
from storage.database import Database

lead = leadership(Database(sys.argv[1]), Path(sys.argv[2]))
if lead.held():
    (Path(sys.argv[2]) / "held").touch()
    time.sleep(600)
