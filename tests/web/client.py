"""A browser for tests: what it sends carries the token of the page, as a form would."""

from __future__ import annotations

import html
import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'"X-CSRFToken": "([^"]+)"')


class Client(FlaskClient):
    """Reads pages, and presses the buttons of forms."""

    def press(self, path: str, **fields: Any) -> TestResponse:
        """Send a form, with its token."""
        return self.post(path, data={"csrf_token": self.token(), **fields})

    def page(self, path: str) -> str:
        """The text of a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return html.unescape(answer.text)

    def token(self) -> str:
        """As it stands in every page."""
        found = _TOKEN.search(self.get("/password").text) or _TOKEN.search(self.get("/sign-in").text)
        assert found
        return found[1]
