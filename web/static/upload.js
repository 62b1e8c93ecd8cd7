// Letters come in: dropped anywhere on the page or chosen; each file is sent by itself, with its own progress.
"use strict";
(() => {
  const form = document.getElementById("upload");
  if (!form) return;
  const results = document.getElementById("results");
  const input = document.getElementById("files");
  const limit = Number(form.dataset.limit);
  const token = form.querySelector("[name=csrf_token]").value;
  const AT_ONCE = 2;
  const waiting = [];
  let sending = 0;

  form.classList.add("live");
  input.addEventListener("change", () => { add(input.files); input.value = ""; });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const name of ["dragenter", "dragover"]) addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.classList.remove("over");
    add(event.dataTransfer.files);
  });
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });

  function add(files) {
    // The clerk vouches for these papers and no others: the next ones need a look of their own.
    const cleared = form.elements.cleared.checked;
    form.elements.cleared.checked = false;
    const channel = form.elements.channel.value;
    for (const file of files) waiting.push({ file, cleared, channel, line: lineFor(file) });
    next();
  }

  function next() {
    while (sending < AT_ONCE && waiting.length) send(waiting.shift());
  }

  function lineFor(file) {
    const line = document.createElement("li");
    line.className = "result";
    const name = document.createElement("span");
    name.className = "file";
    name.textContent = file.name;
    const progress = document.createElement("progress");
    progress.max = 100;
    progress.value = 0;
    progress.setAttribute("aria-label", `Đang gửi ${file.name}`);
    line.append(chip("Chờ gửi", "chip-rest"), " ", name, " ", progress);
    results.prepend(line);
    return line;
  }

  function chip(word, look) {
    const made = document.createElement("span");
    made.className = `chip ${look}`;
    made.textContent = word;
    return made;
  }

  function send({ file, cleared, channel, line }) {
    if (file.size > limit) return fail(line, `Tệp lớn hơn mức cho phép (${Math.floor(limit / 1048576)} MB). Xin chia nhỏ bản quét, hoặc quét ở 300 dpi.`);
    sending += 1;
    line.firstChild.replaceWith(chip("Đang gửi", "chip-work"));
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    body.append("channel", channel);
    if (cleared) body.append("cleared", "yes");
    request.open("POST", form.action);
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("X-Upload", "1");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) line.querySelector("progress").value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () => done(line, request));
    request.addEventListener("error", () => fail(line, "Mất kết nối, tệp chưa được nhận. Xin gửi lại."));
    request.addEventListener("loadend", () => {
      sending -= 1;
      next();
      document.body.dispatchEvent(new Event("taken-in"));
    });
    request.send(body);
  }

  function done(line, request) {
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    const told = answer.querySelector("li.result");
    if (told) return line.replaceWith(document.adoptNode(told));
    fail(line, answer.querySelector(".alert")?.textContent.trim() || "Tệp chưa được nhận. Xin tải lại trang rồi gửi lại.");
  }

  function fail(line, sentence) {
    const told = document.createElement("span");
    told.className = "sentence";
    told.textContent = sentence;
    line.querySelector("progress")?.remove();
    line.firstChild.replaceWith(chip("Chưa nhận được", "chip-late"));
    line.classList.add("result-refused");
    line.append(told);
  }
})();
