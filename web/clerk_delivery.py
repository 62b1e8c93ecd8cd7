"""Chuyển giao and lưu hồ sơ: what follows from the leader's directive, and from the end of the work."""

from __future__ import annotations

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from web import dossiers, work
from web.onward import onward
from workflow import steps
from workflow.machine import must_be_open
from workflow.terms import Action


def hand_over_form(id: int) -> ResponseReturnValue:
    """The directive and whom it names, and one button."""
    document = work.document(id)
    must_be_open(document, Action.HAND_OVER, work.me(), work.now())
    return render_template("clerk/hand_over.html", document=document)


def hand_over(id: int) -> ResponseReturnValue:
    """Each unit gets its task."""
    document = work.document(id)
    steps.hand_over(document, work.me(), work.now())
    flash(f"Đã chuyển giao văn bản đến số {document.arrival_number} cho {len(document.open_tasks)} đơn vị.")
    return onward("clerk.desk") if request.form.get("from") != "document" else onward("documents.page", id=id)


def file_form(id: int) -> ResponseReturnValue:
    """Asks under which file it is kept."""
    document = work.document(id)
    must_be_open(document, Action.FILE, work.me(), work.now())
    return render_template("clerk/file.html", document=document, dossiers=dossiers.open_ones(), **dossiers.opening())


def file(id: int) -> ResponseReturnValue:
    """Kept in a dossier: put in if it does not lie there yet."""
    document = work.document(id)
    dossier = dossiers.chosen()
    if all(item.dossier is not dossier for item in document.dossier_items):
        steps.add_to_dossier(document, dossier, work.me(), work.now())
    steps.file(document, dossier.notation, work.me(), work.now())
    flash(f"Đã lưu vào hồ sơ {dossier.notation}.")
    return onward("documents.page", id=id)
