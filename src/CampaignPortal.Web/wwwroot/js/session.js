// Warns before the session ends. <meta name="cp-session" content="seconds-left;warn-seconds;keep-alive-url;sign-in-url">
(function () {
  'use strict';
  var meta = document.querySelector('meta[name="cp-session"]');
  var box = document.querySelector('[data-session]');
  if (!meta || !box) return;

  var parts = meta.content.split(';');
  var idle = Number(parts[0]), warn = Number(parts[1]), keepAlive = parts[2];
  var text = box.querySelector('[data-session-text]');
  var more = box.querySelector('[data-session-continue]');
  var signIn = box.querySelector('[data-session-signin]');
  var channel = window.BroadcastChannel ? new BroadcastChannel('cp-session') : null;
  var end, shown;
  if (signIn) signIn.href = parts[3];

  function say(words) { if (text.textContent !== words) text.textContent = words; }

  // By the clock, not by counting: a laptop may sleep.
  function look() {
    var left = Math.ceil((end - Date.now()) / 1000);
    var expired = left <= 0;
    shown = left <= warn;
    box.hidden = !shown;
    if (!shown) return;
    more.hidden = expired;
    if (signIn) signIn.hidden = !expired;
    say(expired ? text.dataset.textExpired : text.dataset.textWarn.replace('{minutes}', Math.ceil(left / 60)));
  }

  function alive(secondsLeft) {
    end = Date.now() + (secondsLeft > 0 ? secondsLeft : idle) * 1000;
    look();
  }

  function heard(e) {
    var left = e.detail && e.detail.secondsLeft;
    alive(left);
    if (channel) channel.postMessage(left || idle);
  }

  more.addEventListener('click', function () {
    var token = document.querySelector('input[name="__RequestVerificationToken"]');
    var body = new URLSearchParams();
    if (token) body.set(token.name, token.value);
    fetch(keepAlive, { method: 'POST', body: body, credentials: 'same-origin', redirect: 'manual', headers: { 'X-Requested-With': 'fetch' } })
      .then(function (answer) {
        if (answer.ok) return heard({});
        end = 0;
        look();
      }, function () { say(text.dataset.textFailed); });
  });

  if (channel) channel.onmessage = function (e) { alive(e.data); };
  document.addEventListener('cp:alive', heard);
  document.addEventListener('htmx:afterOnLoad', heard);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', function (e) { if (!e.persisted) return; look(); });
  setInterval(look, 10000);
  alive(idle);
  if (channel) channel.postMessage(idle);
})();
