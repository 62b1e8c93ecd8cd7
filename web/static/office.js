// Small conveniences of forms: a button that fills in a date or adds a phrase. Every form works without them.
"use strict";

document.documentElement.classList.add("has-script");

function setFields(button) {
  for (const field of button.form.querySelectorAll(button.dataset.sets)) field.value = button.dataset.value;
}

function addPhrase(button) {
  const field = button.form.querySelector(button.dataset.adds);
  const before = field.value.trimEnd();
  field.value = before ? before + "\n" + button.dataset.value : button.dataset.value;
  field.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-sets], button[data-adds]");
  if (!button) return;
  if (button.dataset.sets) setFields(button);
  else addPhrase(button);
});

// A letter counts as seen when its page is before somebody's eyes: not fetched ahead, not in a tab behind.
function whenLookedAt(act) {
  if (document.visibilityState === "visible") act();
  else document.addEventListener("visibilitychange", () => whenLookedAt(act), { once: true });
}

function tellSeen(form) {
  fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-seen]");
  if (form) whenLookedAt(() => tellSeen(form));
});
