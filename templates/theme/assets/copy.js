/* Copies the text of the element that a button names. The text is the public URL wherever the page lies. */
(function () {
  "use strict";
  var buttons = document.querySelectorAll("[data-copy]");
  var status = document.querySelector(".sb-copy-status");

  function textOf(source) {
    return "value" in source ? source.value : source.textContent;
  }

  function select(source) {
    if ("select" in source) { source.focus(); source.select(); return; }
    var range = document.createRange();
    range.selectNodeContents(source);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /* Without the clipboard interface (old browsers, http): what a person would do by hand. */
  function copyByHand(text) {
    var box = document.createElement("textarea");
    box.value = text;
    box.setAttribute("readonly", "");
    box.style.position = "fixed";
    box.style.opacity = "0";
    document.body.appendChild(box);
    box.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    box.remove();
    return done;
  }

  function say(words) {
    /* Emptied first, so that the same words are read out again. */
    status.textContent = "";
    window.setTimeout(function () { status.textContent = words; }, 60);
  }

  function finish(button, source, done) {
    if (done) {
      button.classList.add("sb-copied");
      window.setTimeout(function () { button.classList.remove("sb-copied"); }, 2000);
      say(button.dataset.copyName + " 형식으로 복사했습니다.");
    } else {
      select(source);
      say("복사하지 못했습니다. 골라 둔 글을 Ctrl+C로 복사하십시오.");
    }
    if (done) { button.focus(); }
  }

  buttons.forEach(function (button) {
    var source = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", function () {
      var text = textOf(source);
      var byHand = function () { finish(button, source, copyByHand(text)); };
      if (!navigator.clipboard || !window.isSecureContext) { byHand(); return; }
      navigator.clipboard.writeText(text).then(function () { finish(button, source, true); }, byHand);
    });
  });
})();
