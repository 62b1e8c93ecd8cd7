"""The web program, from its parts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from web import (
    answers,
    buttons,
    calendar,
    desks,
    highlight,
    looks,
    notices,
    obligation_form,
    refusals,
    security,
    spans,
    urls,
    words,
    work,
)

_ROOT = Path(__file__).resolve().parent.parent


def create_app(parts: work.Parts) -> Flask:
    """Put the pages together; the parts come from `app`, or from a test."""
    app = Flask(
        "vanthu",
        root_path=str(_ROOT),
        static_folder=str(_ROOT / "web" / "static"),
        template_folder=str(_ROOT / "templates" / "html"),
    )
    app.config.update(
        SECRET_KEY=parts.secret_key,
        MAX_CONTENT_LENGTH=parts.door.limit + (1 << 20),
        MAX_FORM_MEMORY_SIZE=2 << 20,
        SESSION_COOKIE_NAME="vanthu",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=parts.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=parts.https,
    )
    app.extensions["vanthu"] = parts
    app.jinja_env.globals.update(
        whoever=work.whoever,
        my_desks=desks.on_one_line,
        unseen_notices=notices.count_unseen,
        acts_on=buttons.on_task,
        acts_on_document=buttons.on_document,
        today=work.today,
        parts=work.parts,
    )
    app.teardown_request(work.close_session)
    CSRFProtect(app)
    for room in (answers, words, spans, looks, calendar, highlight, obligation_form, security, refusals, urls):
        room.install(app)
    return app
