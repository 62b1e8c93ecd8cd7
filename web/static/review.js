// Kiểm tra và vào sổ: the page and the fields light each other up; without a mouse from the first doubt to the number.
"use strict";
(() => {
  const form = document.getElementById("letterhead");
  if (!form) return;
  const sheets = document.getElementById("sheets");
  const keys = document.getElementById("keys");
  const button = document.getElementById("register");
  const remaining = document.getElementById("remaining");
  const fields = [...form.querySelectorAll(".field[data-field]")];
  let warned = false;

  const named = (name) => fields.find((field) => field.dataset.field === name);
  const inputOf = (field) => field.querySelector("input:checked, input[data-proposed], input, textarea");
  const fieldOf = (node) => node.closest?.(".field[data-field]");
  const doubtful = () => fields.filter((field) => field.dataset.attention === "yes");
  const isChoice = (field) => field.classList.contains("field-choice");

  // --- how a field stands ---------------------------------------------------------------

  function mark(field, status, sign, word) {
    field.dataset.status = status;
    field.dataset.attention = status === "wrong" ? "yes" : "no";
    const shown = field.querySelector(".standing");
    if (shown) {
      shown.querySelector("i").textContent = sign;
      shown.querySelector("span").textContent = word;
    }
    if (status === "confirmed") warned = warned && doubtful().length > 0;
    tell();
  }

  function tell() {
    const left = doubtful();
    remaining.textContent = left.length
      ? `Còn ${left.length} chỗ cần xem${left.length > 4 ? "" : `: ${left.map((field) => field.querySelector(".name").textContent).join(", ")}`}.`
      : "Đã xem hết. Có thể vào sổ.";
    remaining.classList.toggle("all-seen", !left.length);
  }

  /** Takes the field as it stands; says no if a date is no date or nothing was chosen. */
  function accept(field) {
    if (isChoice(field)) {
      const chosen = field.querySelector("input:checked") || field.querySelector("input[data-proposed]");
      if (!chosen) return false;
      if (!chosen.checked) { chosen.checked = true; chosen.dispatchEvent(new Event("change", { bubbles: true })); }
    }
    const day = field.querySelector("[data-day]");
    if (day && !tidyDay(day)) { mark(field, "wrong", "⚑", "cần sửa"); return false; }
    mark(field, "confirmed", "✓", "đã xác nhận");
    return true;
  }

  /** «2/2/24», «02022024» → «02/02/2024»; false where it is no date. */
  function tidyDay(input) {
    const text = input.value.trim();
    if (!text) return true;
    const found = text.match(/^(\d{1,2})[\/.\-\s](\d{1,2})(?:[\/.\-\s](\d{4}|\d{2}))?$/) || text.match(/^(\d{2})(\d{2})(\d{4}|\d{2})$/);
    if (!found) return false;
    const [day, month] = [Number(found[1]), Number(found[2])];
    const year = found[3] ? Number(found[3]) + (found[3].length === 2 ? 2000 : 0) : new Date().getFullYear();
    const date = new Date(year, month - 1, day);
    if (date.getMonth() !== month - 1 || date.getDate() !== day) return false;
    input.value = `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
    return true;
  }

  // --- from field to field ----------------------------------------------------------------

  function goTo(field) {
    const input = inputOf(field);
    input.focus({ preventScroll: true });
    if (input.select && !isChoice(field)) input.select();
    field.scrollIntoView({ block: "nearest" });
  }

  function goOn(field) {
    const after = fields.indexOf(field);
    const left = doubtful();
    const next = left.find((other) => fields.indexOf(other) > after) || left[0];
    if (next) goTo(next); else button.focus();
  }

  function light(name) {
    for (const box of sheets.querySelectorAll(".box")) box.classList.toggle("lit", box.dataset.box === name);
    for (const field of fields) field.classList.toggle("current", field.dataset.field === name);
    const box = sheets.querySelector(`.box[data-box="${name}"]:not(.also)`) || sheets.querySelector(`.box[data-box="${name}"]`);
    if (!box) return;
    const seen = sheets.getBoundingClientRect();
    const at = box.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    sheets.scrollBy({
      top: at.top + at.height / 2 - seen.top - seen.height * 0.4,
      left: at.left + at.width / 2 - seen.left - seen.width / 2,
      behavior: calm ? "auto" : "smooth",
    });
  }

  function put(field, value) {
    const input = inputOf(field);
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    accept(field);
  }

  /** A figure chooses: always with Alt; alone in a choice, or where nothing was typed yet and no value begins with a figure. */
  function choose(field, figure, alt) {
    if (isChoice(field)) {
      const option = field.querySelectorAll("input[type=radio]")[figure - 1];
      if (!option) return false;
      option.checked = true;
      option.focus();
      option.dispatchEvent(new Event("change", { bubbles: true }));
      return true;
    }
    const input = inputOf(field);
    if (!alt && (field.dataset.digits === "typed" || !isUntouched(input))) return false;
    const candidate = field.querySelectorAll(".candidate")[figure - 1];
    if (!candidate) return false;
    put(field, candidate.dataset.value);
    input.select();
    return true;
  }

  /** Nothing was typed yet: the whole value is still selected. */
  const isUntouched = (input) => input.value !== "" && input.selectionStart === 0 && input.selectionEnd === input.value.length;

  // --- what people do ---------------------------------------------------------------------

  // While the mouse is down nothing moves: the click must fall on what it was aimed at.
  let pressed = false;
  form.addEventListener("pointerdown", () => { pressed = true; });
  addEventListener("pointerup", () => setTimeout(() => {
    const field = pressed && fieldOf(document.activeElement);
    pressed = false;
    if (field) light(field.dataset.field);
  }));

  form.addEventListener("focusin", (event) => {
    const field = fieldOf(event.target);
    if (field && !pressed) light(field.dataset.field);
  });

  form.addEventListener("input", (event) => {
    const field = fieldOf(event.target);
    if (field && !isChoice(field)) mark(field, "confirmed", "✎", "đang sửa");
  });

  form.addEventListener("change", (event) => {
    const field = fieldOf(event.target);
    if (event.target.matches("[data-day]") && !field) tidyDay(event.target);
    if (!field) return;
    if (isChoice(field)) mark(field, "confirmed", "✓", "đã xác nhận"); else accept(field);
    if (field.dataset.field === "secrecy") {
      document.getElementById("secret").hidden = form.elements.secrecy.value === "none";
    }
  });

  form.addEventListener("click", (event) => {
    const candidate = event.target.closest(".candidate");
    if (candidate) { put(fieldOf(candidate), candidate.dataset.value); inputOf(fieldOf(candidate)).focus(); }
    const into = event.target.closest("[data-put]");
    if (into) document.getElementById(into.dataset.into).value = into.dataset.put;
    const crop = event.target.closest(".crop");
    if (crop) goTo(named(crop.dataset.show));
  });

  sheets.addEventListener("click", (event) => {
    const box = event.target.closest(".box");
    if (box) goTo(named(box.dataset.box));
  });

  /** Which figure was pressed: with Alt by its place on the keyboard, as some layouts write other signs there. */
  const figureOf = (event) => Number((event.altKey ? event.code.match(/^Digit([1-9])$/)?.[1] : event.key.match(/^[1-9]$/)?.[0]) || 0);

  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const field = fieldOf(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (field && field.dataset.attention === "yes") accept(field);
      form.requestSubmit(button);
    } else if (event.key === "Enter" && !event.shiftKey && field && !event.target.matches("button")) {
      event.preventDefault();
      if (accept(field)) goOn(field);
    } else if (event.key === "Enter" && event.target.id === "f-arrival_date") {
      event.preventDefault();
      button.focus();
    } else if (figureOf(event) && field && !event.ctrlKey && !event.metaKey) {
      if (choose(field, figureOf(event), event.altKey)) event.preventDefault();
    } else if (event.key === "Escape") {
      sheets.focus();
    }
  });

  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=radio]), textarea, select") && !isUntouched(event.target);
    if (event.key === "F1" || (event.key === "?" && !typing)) {
      event.preventDefault();
      keys.showModal();
    }
  });
  document.getElementById("show-keys").addEventListener("click", () => keys.showModal());

  // Once asked about what is doubtful, the clerk decides.
  form.addEventListener("submit", (event) => {
    const left = doubtful();
    const unchosen = left.find((field) => isChoice(field) && !field.querySelector("input:checked"));
    if (!left.length || (warned && !unchosen)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    warned = true;
    tell();
    remaining.textContent += unchosen ? " Độ khẩn và độ mật luôn phải được xác nhận." : " Bấm vào sổ lần nữa nếu vẫn muốn vào sổ ngay.";
    remaining.classList.add("asked");
    goTo(unchosen || left[0]);
  }, true);

  // A page that is not read yet is asked for again until it is there.
  for (const image of sheets.querySelectorAll("img")) {
    const source = image.src;
    const look = () => {
      if (image.naturalWidth > 0 && image.naturalWidth <= 210) setTimeout(() => { image.src = `${source}?at=${Date.now()}`; }, 3000);
    };
    image.addEventListener("load", look);
    if (image.complete) look();
  }

  // The rest of the pages is read: who has typed nothing yet sees the new proposals at once.
  let touched = false;
  for (const event of ["input", "change"]) form.addEventListener(event, () => { touched = true; });
  document.body.addEventListener("htmx:afterSettle", () => {
    if (document.querySelector("#still-reading[data-complete]") && !touched) location.reload();
  });

  // The divider stays where this clerk put it.
  const WIDTH = "vanthu.sheets";
  if (localStorage.getItem(WIDTH) && innerWidth > 900) sheets.style.width = localStorage.getItem(WIDTH);
  new MutationObserver(() => { if (sheets.style.width) localStorage.setItem(WIDTH, sheets.style.width); })
    .observe(sheets, { attributes: true, attributeFilter: ["style"] });

  tell();
  const first = doubtful()[0];
  if (first) goTo(first); else button.focus();
})();
