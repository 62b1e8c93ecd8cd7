"""In and out. Passwords are kept by argon2; after five wrong ones in a row the account rests a quarter of an hour."""

from __future__ import annotations

from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from web import work
from workflow.people import Person

TRIES = 5
REST = timedelta(minutes=15)

_hasher = PasswordHasher()
# Compared when there is no such person, so that a stranger cannot tell by the time it takes.
_NOBODY = _hasher.hash("không có ai")

# The same whether there is such a person or not: it tells a stranger nothing.
_WRONG = (
    "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khóa 15 phút do nhập sai nhiều lần. "
    "Xin thử lại sau, hoặc liên hệ quản trị."
)


def hash_of(password: str) -> str:
    """What is kept of a password (argon2id)."""
    return _hasher.hash(password)


def sign_in() -> ResponseReturnValue:
    """Show the form."""
    if work.whoever() is not None:
        return redirect(url_for("desks.home"))
    return render_template("signin/sign_in.html", wrong="", username="")


def enter() -> ResponseReturnValue:
    """Take the form: in, or the form again with what is wrong."""
    username = request.form.get("username", "").strip()
    wrong = _try(username, request.form.get("password", ""))
    if wrong:
        return render_template("signin/sign_in.html", wrong=wrong, username=username), 401
    return redirect(_own_page(request.form.get("next", "")), 303)


def sign_out() -> ResponseReturnValue:
    """Out."""
    cookie.clear()
    return redirect(url_for("signin.sign_in"), 303)


def _try(username: str, password: str) -> str:
    """Sign in, or say what is wrong."""
    person = work.session().scalar(select(Person).where(Person.username == username).with_for_update())
    if person is None:
        _matches(_NOBODY, password)
        return _WRONG
    wrong = prove(person, password)
    if not wrong:
        cookie.clear()
        cookie.update(person=person.id, seal=work.seal_of(person))
    return wrong


def prove(person: Person, password: str) -> str:
    """Is it they? Nothing, or what is wrong; the tries are counted."""
    if person.locked_until is not None and person.locked_until > work.now():
        return _WRONG
    if not _matches(person.password_hash, password):
        return _count_wrong(person)
    person.failed_sign_ins, person.locked_until = 0, None
    return ""


def _count_wrong(person: Person) -> str:
    person.failed_sign_ins += 1
    if person.failed_sign_ins >= TRIES:
        person.failed_sign_ins, person.locked_until = 0, work.now() + REST
    return _WRONG


def _matches(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _own_page(path: str) -> str:
    """Only a page of ours is gone to after signing in."""
    # A browser reads «\» as «/», and reads over tabs and line ends.
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if ours else url_for("desks.home")
