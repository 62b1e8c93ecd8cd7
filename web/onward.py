"""Where an act leads: to the page that follows it, however the form was sent."""

from __future__ import annotations

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue


def onward(endpoint: str, **values: object) -> ResponseReturnValue:
    """To that page; a form sent in the background makes the browser go there as a whole."""
    path = url_for(endpoint, **values)  # type: ignore[arg-type]
    if "HX-Request" in request.headers:
        return Response(status=204, headers={"HX-Redirect": path})
    return redirect(path, 303)
