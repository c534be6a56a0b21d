// Comforts for every page; nothing here is needed to do the work. ES2018, no text of its own.
(function () {
  'use strict';

  function on(type, listener) { document.addEventListener(type, listener); }

  function focusSummary(root) {
    var summary = root.querySelector('[data-error-summary]');
    if (summary) summary.focus();
  }

  // Error summary first, then nothing else takes the focus.
  focusSummary(document);
  on('htmx:afterSwap', function (e) { focusSummary(e.target); });

  // What autosave could not send belongs to one person. "others": all but this person's;
  // "sent": only this person's for data-url; otherwise everything.
  // A form clears when it is sent (signing out), anything else when the page is there.
  function clearUnsent(clear) {
    try {
      var which = clear.dataset.clearUnsent, mine = 'cp:unsent:' + clear.dataset.person + ':';
      Object.keys(localStorage).forEach(function (key) {
        if (!key.startsWith('cp:unsent:')) return;
        if (which === 'others' && key.startsWith(mine)) return;
        if (which === 'sent' && key !== mine + clear.dataset.url) return;
        localStorage.removeItem(key);
      });
    } catch (e) { /* storage switched off by policy: nothing is kept there either */ }
  }
  document.querySelectorAll('[data-clear-unsent]:not(form)').forEach(clearUnsent);
  on('submit', function (e) { if ('clearUnsent' in e.target.dataset) clearUnsent(e.target); });

  // A form is sent once. The button is disabled after the browser has read its name and value.
  var sent = [];
  on('submit', function (e) {
    var form = e.target;
    if (e.defaultPrevented || form.method === 'get' || 'noGuard' in form.dataset) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = 'true';
    var button = e.submitter;
    setTimeout(function () { if (button) button.disabled = true; sent.push([form, button]); }, 0);
  });
  window.addEventListener('pageshow', function () {
    sent.splice(0).forEach(function (pair) {
      delete pair[0].dataset.sent;
      if (pair[1]) pair[1].disabled = false;
    });
  });

  // Leaving asks only while something typed is not saved; autosave.js takes the mark away.
  on('input', function (e) {
    var form = e.target.form;
    if (form && 'dirtyGuard' in form.dataset) form.dataset.dirty = 'true';
  });
  window.addEventListener('beforeunload', function (e) {
    if (document.querySelector('form[data-dirty-guard][data-dirty]:not([data-sent])')) {
      e.preventDefault();
      e.returnValue = '';
    }
  });

  on('keydown', function (e) {
    if (e.isComposing) return;
    if (e.altKey && !e.ctrlKey && e.code === 'KeyS') {
      var save = document.querySelector('[data-save]:not(:disabled)');
      if (save) { e.preventDefault(); save.click(); }
    } else if (e.key === '/' && !e.altKey && !e.ctrlKey && !e.metaKey
        && !e.target.closest('input, textarea, select, [contenteditable]')) {
      var search = document.querySelector('[data-search], input[type="search"]');
      if (search) { e.preventDefault(); search.focus(); search.select(); }
    } else if (e.key === 'Escape') {
      var menu = e.target.closest('details.cp-menu[open]');
      if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    }
  });

  on('click', function (e) {
    document.querySelectorAll('details.cp-menu[open]').forEach(function (menu) {
      if (!menu.contains(e.target)) menu.open = false;
    });
    if (e.target.closest('[data-print]')) window.print();
    var copy = e.target.closest('[data-copy-from]');
    if (copy) {
      // The newer interface is missing on plain HTTP, which intranets use.
      document.getElementById(copy.dataset.copyFrom).select();
      if (document.execCommand('copy')) copy.textContent = copy.dataset.copied;
    }
  });

  document.querySelectorAll('[data-copy-from]').forEach(function (copy) { copy.hidden = false; });

  // What counts with one choice only is shown with it; without scripts its hint says so.
  document.querySelectorAll('[data-only-with]').forEach(function (part) {
    var choice = document.getElementsByName(part.dataset.onlyWith)[0];
    if (!choice) return;
    function show() { part.hidden = choice.value !== part.dataset.value; }
    choice.addEventListener('change', show);
    show();
  });

  // Phones: the current item of the strip is in sight.
  var nav = document.querySelector('.cp-nav');
  var current = nav && nav.querySelector('[aria-current]');
  if (current && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = current.offsetLeft - 48;
})();
