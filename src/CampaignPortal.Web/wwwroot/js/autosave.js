// Saves drafts while one types: form[data-autosave-url], one request for each changed [data-answer].
// Local storage holds only what could not be sent, for one person and one address.
(function () {
  'use strict';
  var AFTER = 600, EVERY = 30000;

  document.querySelectorAll('form[data-autosave-url]').forEach(function (form) {
    var url = form.dataset.autosaveUrl;
    var key = 'cp:unsent:' + form.dataset.person + ':' + url;
    var state = document.querySelector('[data-autosave-state]');
    var changed = new Map(); // code -> number of the latest change
    var held = new Set();    // codes that wait for a decision or were refused
    var changes = 0, timer = null, busy = false;
    var waiting = null;      // the button of a submission that waits for the running request

    function say(name, values) {
      if (!state) return;
      var words = state.dataset['text' + name[0].toUpperCase() + name.slice(1)] || '';
      state.textContent = words.replace(/\{(\w+)\}/g, function (all, slot) { return values && slot in values ? values[slot] : all; });
      state.dataset.state = name;
    }

    function groupOf(element) { return element.closest('[data-answer]'); }
    function groupFor(code) {
      return form.dataset.answer === code ? form : Array.from(form.querySelectorAll('[data-answer]')).find(function (x) { return x.dataset.answer === code; });
    }
    function versionOf(group) { return group.querySelector('input[type="hidden"][name$=".Version"], input[type="hidden"][name="Version"]'); }

    function fieldsOf(group) {
      return Array.from(group.querySelectorAll('input[name], select[name], textarea[name]')).filter(function (x) {
        return !x.disabled && ['file', 'submit', 'button', 'image'].indexOf(x.type) < 0;
      });
    }
    function typedOf(group) { return fieldsOf(group).filter(function (x) { return x.type !== 'hidden'; }); }
    function pairs(fields) {
      var list = [];
      fields.forEach(function (x) {
        if ((x.type === 'checkbox' || x.type === 'radio') && !x.checked) return;
        if (x.multiple && x.options) Array.from(x.selectedOptions).forEach(function (o) { list.push([x.name, o.value]); });
        else list.push([x.name, x.value]);
      });
      return list;
    }

    // The fields of the answer, then the hidden fields that belong to the whole form (token, sheet).
    function bodyOf(code, group) {
      var body = new URLSearchParams(pairs(fieldsOf(group)));
      Array.from(form.elements).forEach(function (x) {
        if (x.type !== 'hidden' || group.contains(x)) return;
        var owner = groupOf(x);
        var twin = form.querySelector('[data-answer] [name="' + CSS.escape(x.name) + '"]'); // "false" of a tick box elsewhere
        if ((!owner || owner === form) && (!twin || group.contains(twin))) body.append(x.name, x.value);
      });
      body.set('code', code);
      return body;
    }

    // Local storage
    function stored() { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (e) { return {}; } }
    function store(all) {
      try {
        if (Object.keys(all).length) localStorage.setItem(key, JSON.stringify(all));
        else localStorage.removeItem(key);
      } catch (e) { /* full or switched off: the page itself still holds the text */ }
    }
    function keep(code, group) {
      var all = stored(), version = versionOf(group);
      all[code] = { version: version && version.value, fields: pairs(typedOf(group)) };
      store(all);
    }
    function forget(code) {
      var all = stored();
      if (!(code in all)) return;
      delete all[code];
      store(all);
    }

    function setFields(group, list) {
      typedOf(group).forEach(function (x) {
        var values = list.filter(function (p) { return p[0] === x.name; }).map(function (p) { return p[1]; });
        if (x.type === 'checkbox' || x.type === 'radio') x.checked = values.indexOf(x.value) >= 0;
        else if (x.multiple && x.options) Array.from(x.options).forEach(function (o) { o.selected = values.indexOf(o.value) >= 0; });
        else if (values.length) x.value = values[0];
      });
      group.dispatchEvent(new Event('input', { bubbles: true }));
    }

    // Notices are <template data-autosave-notice="signin|offline|conflict"> written by the server.
    function template(name) {
      var source = document.querySelector('template[data-autosave-notice="' + name + '"]');
      return source ? source.content.firstElementChild.cloneNode(true) : null;
    }
    function notice(name) {
      var place = document.querySelector('[data-autosave-notices]') || form;
      var there = document.querySelector('[data-autosave-shown]');
      if (there && there.dataset.autosaveShown === name) return;
      if (there) there.remove();
      var element = name && template(name);
      if (!element) return;
      element.dataset.autosaveShown = name;
      place.insertBefore(element, place.firstChild);
    }

    function wordsOf(group) {
      return typedOf(group).filter(function (x) { return (x.type !== 'checkbox' && x.type !== 'radio') || x.checked; }).map(function (x) {
        var label = x.labels && x.labels[0];
        if (x.type === 'checkbox' || x.type === 'radio') return label ? label.textContent.trim() : x.value;
        return x.options ? Array.from(x.selectedOptions).map(function (o) { return o.textContent.trim(); }).join(' ') : x.value;
      }).join('\n');
    }

    // stored is a text, or an object with the last part of the field's name: {"Text": "…", "Points": "8.5"}.
    function conflict(code, group, answer) {
      var box = template('conflict');
      if (!box) return;
      var old = group.querySelector('[data-conflict]');
      if (old) old.remove();
      var value = answer.stored, whole = value !== null && typeof value === 'object';
      function slot(name, text) { var e = box.querySelector('[data-slot="' + name + '"]'); if (e) e.textContent = text || ''; }
      slot('mine', wordsOf(group));
      slot('stored', answer.storedText || (whole ? Object.values(value).join('\n') : value));
      slot('by', answer.by);
      slot('at', answer.at);
      box.dataset.conflict = '';
      held.add(code);
      box.addEventListener('click', function (e) {
        var button = e.target.closest('[data-use]');
        if (!button) return;
        var version = versionOf(group), fields = typedOf(group);
        if (version) version.value = answer.version;
        forget(code);
        if (button.dataset.use === 'stored') {
          setFields(group, fields.map(function (x) {
            var last = x.name.slice(x.name.lastIndexOf('.') + 1);
            var text = whole ? (last in value ? value[last] : '') : value;
            return [x.name, text === null || text === undefined ? '' : String(text)];
          }));
          changed.delete(code);
        } else {
          changed.set(code, ++changes);
        }
        held.delete(code);
        settle();
        say('idle');
        if (fields[0]) fields[0].focus();
        box.remove(); // last: losing the focus flushes, and by now it flushes what was chosen
        flush();
      });
      var cell = group.tagName === 'TR' ? group.querySelector('td:last-of-type') : group;
      cell.appendChild(box);
      say('conflict');
    }

    function settle() {
      if (changed.size === 0 && held.size === 0) delete form.dataset.dirty;
    }

    function unsent(name, code, group) {
      keep(code, group);
      notice(name);
      say('offline');
    }

    // One request at a time. Resolves to true when the next answer may go.
    function send(code, group, mark) {
      say('saving');
      var body = bodyOf(code, group);
      // Leaving the page must not cut the request off; browsers keep at most 64 KB alive.
      return fetch(url, { method: 'POST', body: body, keepalive: body.toString().length < 60000, credentials: 'same-origin', redirect: 'manual', headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' } })
        .then(function (reply) {
          // A redirect is the sign-in page of a server that forgot to answer 401.
          if (reply.status === 401 || reply.type === 'opaqueredirect') { unsent('signin', code, group); return false; }
          // 507 says in words that the server's disk is full; the rest is a server that does not answer.
          if ((reply.status >= 500 && reply.status !== 507) || reply.status === 429 || reply.status === 408) { unsent('offline', code, group); return false; }
          return reply.json().catch(function () { return {}; }).then(function (answer) {
            if (reply.ok) { saved(code, mark, answer); return true; }
            if (changed.get(code) === mark) changed.delete(code);
            if (reply.status === 409) { conflict(code, group, answer); return true; }
            held.add(code);
            keep(code, group);
            say('failed', { message: answer.message || '' });
            return true;
          });
        }, function () { unsent('offline', code, group); return false; });
    }

    function saved(code, mark, answer) {
      if (changed.get(code) === mark) changed.delete(code);
      held.delete(code);
      forget(code);
      Object.keys(answer.versions || {}).forEach(function (other) {
        var group = groupFor(other), version = group && versionOf(group);
        if (version) version.value = answer.versions[other];
      });
      document.querySelectorAll('[data-figure]').forEach(function (output) {
        var figures = answer.figures || {};
        if (output.dataset.figure in figures) output.textContent = figures[output.dataset.figure];
      });
      notice(null);
      settle();
      say('saved', { time: answer.savedAt });
      document.dispatchEvent(new CustomEvent('cp:alive', { detail: { secondsLeft: answer.secondsLeft } }));
    }

    function flush() {
      clearTimeout(timer);
      if (busy || form.dataset.sent) return;
      var code = Array.from(changed.keys()).find(function (x) { return !held.has(x); });
      var group = code !== undefined && groupFor(code);
      if (!group) return;
      busy = true;
      send(code, group, changed.get(code)).then(function (next) {
        busy = false;
        if (waiting) submitAfter();
        else if (next) flush();
        else changed.forEach(function (_, other) { keep(other, groupFor(other)); });
      });
    }

    // Two requests with one version would make one's own other request look like somebody else's.
    function submitAfter() {
      var button = waiting;
      waiting = null;
      button.click();
    }

    function touched(e) {
      var group = e.target.closest && groupOf(e.target);
      if (!group || !form.contains(group) || e.target.type === 'file') return;
      var code = group.dataset.answer;
      var mine = group.querySelector('[data-conflict] [data-slot="mine"]');
      if (mine) mine.textContent = wordsOf(group);
      else held.delete(code); // refused before: try again now that it differs
      changed.set(code, ++changes);
      form.dataset.dirty = 'true';
      if (!busy && !(state && state.dataset.state === 'offline')) say('unsaved');
      clearTimeout(timer);
      timer = setTimeout(flush, AFTER);
    }

    form.addEventListener('input', touched); // not "change": it repeats on leaving what was saved already
    form.addEventListener('focusout', function () { if (changed.size) flush(); });
    form.addEventListener('submit', function (e) {
      clearTimeout(timer);
      if (!busy || !e.submitter) return;
      e.preventDefault(); // site.js then leaves it alone
      waiting = e.submitter;
    });
    setInterval(function () { if (changed.size) flush(); }, EVERY);
    document.addEventListener('visibilitychange', function () { if (changed.size) flush(); });
    window.addEventListener('online', function () { if (changed.size) flush(); });

    // After a crash or a new sign-in: what was typed comes back with the version it was typed on,
    // so somebody else's later change shows up as a conflict and not as a loss.
    // A page that answers a post shows newer text than the storage: data-autosave-fresh="true".
    // The value counts, not the attribute: views write data attributes even when they have none.
    if (form.dataset.autosaveFresh) store({});
    var left = stored(), codes = Object.keys(left).filter(function (code) {
      var group = groupFor(code), same = group && JSON.stringify(pairs(typedOf(group))) === JSON.stringify(left[code].fields);
      if (same) forget(code);
      return group && !same;
    });
    codes.forEach(function (code) {
      var group = groupFor(code), version = versionOf(group);
      if (version && left[code].version) version.value = left[code].version;
      setFields(group, left[code].fields);
      changed.set(code, ++changes);
    });
    if (codes.length) { form.dataset.dirty = 'true'; say('restored'); flush(); }
  });
})();
