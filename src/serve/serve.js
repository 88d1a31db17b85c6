"use strict";
(() => {
  const form = document.getElementById("paste");
  if (!form) return;
  const files = document.getElementById("files");
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
