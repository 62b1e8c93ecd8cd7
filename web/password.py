"""Everybody changes their own password, and must know the old one. A change ends all other sign-ins."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from web import signin, work

SHORTEST = 10


def change() -> ResponseReturnValue:
    """Show the form."""
    return render_template("signin/password.html", wrong="", shortest=SHORTEST)


def replace() -> ResponseReturnValue:
    """Take the form: changed, or the form again with what is wrong."""
    person = work.me()
    wrong = _flaw() or signin.prove(person, request.form.get("old", ""))
    if wrong:
        return render_template("signin/password.html", wrong=wrong, shortest=SHORTEST), 422
    person.password_hash = signin.hash_of(request.form["new"])
    cookie["seal"] = work.seal_of(person)
    flash("Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.")
    return redirect(url_for("desks.home"), 303)


def _flaw() -> str:
    old, new = request.form.get("old", ""), request.form.get("new", "")
    if len(new) < SHORTEST:
        return f"Mật khẩu mới cần ít nhất {SHORTEST} ký tự."
    if new != request.form.get("again", ""):
        return "Hai lần nhập mật khẩu mới chưa giống nhau."
    return "Mật khẩu mới phải khác mật khẩu cũ." if new == old else ""
