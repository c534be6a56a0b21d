// Score grid: table[data-grid]. Keys as in a spreadsheet, range check on leaving a cell, totals for display.
(function () {
  'use strict';
  var SCALE = 10000; // four decimals; sums stay whole numbers far below 2^53

  // "8.5" -> 85000; null when empty, NaN when it is not a number with at most four decimals.
  function parse(value) {
    if (value === '') return null;
    var match = /^([+-]?)(\d{1,9})?(?:\.(\d{0,4})0*)?$/.exec(value);
    if (!match || (match[2] === undefined && !match[3])) return NaN;
    var whole = Number(match[2] || 0) * SCALE + Number(((match[3] || '') + '0000').slice(0, 4));
    return match[1] === '-' ? -whole : whole;
  }

  function print(scaled, places) {
    var digits = String(Math.abs(scaled)).padStart(5, '0');
    var fraction = digits.slice(-4).replace(/0+$/, '').padEnd(places, '0');
    return (scaled < 0 ? '-' : '') + digits.slice(0, -4) + (fraction && '.' + fraction);
  }

  // Input methods leave full-width figures and the Chinese full stop; spreadsheets leave thousands.
  function tidy(value) {
    var text = value.normalize('NFKC').replace(/。/g, '.').replace(/[−–]/g, '-').replace(/\s/g, '');
    return /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replace(/,/g, '') : text;
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }

  function isCell(element) { return element.matches('td input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"]), td select'); }
  function isNumber(cell) { return 'min' in cell.dataset || 'max' in cell.dataset || 'step' in cell.dataset || 'addsTo' in cell.dataset; }

  function problem(cell, table) {
    var value = parse(cell.value), data = cell.dataset;
    if (value === null) return '';
    if (Number.isNaN(value)) return table.dataset.msgNumber;
    var min = parse(data.min || ''), max = parse(data.max || ''), step = parse(data.step || '');
    if ((min !== null && value < min) || (max !== null && value > max)) {
      return fill(data.msgRange || table.dataset.msgRange, { min: data.min, max: data.max });
    }
    if (step && Math.abs(value / step - Math.round(value / step)) > 1e-6) return fill(table.dataset.msgStep, { step: data.step });
    return '';
  }

  // What a cell adds to a total: a figure typed, the points of an option, a figure the server worked out.
  function worth(cell) {
    if (cell.closest('td').querySelector('[data-not-counted]:checked')) return '';
    if (cell.options) return (cell.selectedOptions[0] && cell.selectedOptions[0].dataset.points) || '';
    return tidy(cell.tagName === 'OUTPUT' ? cell.textContent : cell.value);
  }

  function check(cell, table) {
    if (cell.tagName !== 'INPUT' || cell.readOnly || !isNumber(cell)) return;
    var tidied = tidy(cell.value);
    if (tidied !== cell.value) {
      cell.value = tidied;
      cell.dispatchEvent(new Event('input', { bubbles: true }));
    }
    var words = problem(cell, table), id = cell.id + '-range';
    var note = document.getElementById(id);
    var described = (cell.getAttribute('aria-describedby') || '').split(' ').filter(function (x) { return x && x !== id; });
    if (words) {
      if (!note) {
        note = document.createElement('span');
        note.id = id;
        note.className = 'cp-cell-error';
        cell.parentNode.appendChild(note);
      }
      note.textContent = words;
      cell.setAttribute('aria-invalid', 'true');
      described.push(id);
    } else {
      if (note) note.remove();
      if (!document.getElementById(cell.id + '-error')) cell.removeAttribute('aria-invalid'); // the server's own error stays
    }
    if (described.length) cell.setAttribute('aria-describedby', described.join(' '));
    else cell.removeAttribute('aria-describedby');
  }

  function total(table) {
    var cells = Array.from(table.querySelectorAll('[data-adds-to]'));
    document.querySelectorAll('[data-total-for]').forEach(function (output) {
      var key = output.dataset.totalFor, sum = parse(output.dataset.start || '') || 0, bad = false, mine = false;
      cells.forEach(function (cell) {
        if (cell.dataset.addsTo.split(' ').indexOf(key) < 0) return;
        mine = true;
        var text = worth(cell), value = parse(text);
        if (Number.isNaN(value) || problem({ value: text, dataset: cell.dataset }, table)) bad = true;
        else if (value !== null) sum += cell.dataset.sign === '-' ? -value : value;
      });
      // A total of figures that will be refused would mislead.
      if (mine) output.textContent = bad ? '—' : print(sum, Number(output.dataset.places || 0));
    });
  }

  function rows(table) {
    return Array.from(table.tBodies).reduce(function (all, body) { return all.concat(Array.from(body.rows)); }, []);
  }
  // A column is a field, not a td: the two counts of a ratio share one.
  function cellsOf(row) { return row ? Array.from(row.querySelectorAll('td input, td select')).filter(isCell) : []; }
  function cellAt(row, column) {
    var found = cellsOf(row)[column];
    return found && !found.disabled ? found : null;
  }
  function step(table, cell, down, right) {
    var all = rows(table), line = cell.closest('tr'), row = all.indexOf(line), column = cellsOf(line).indexOf(cell);
    for (;;) {
      row += down;
      column += right;
      if (row < 0 || row >= all.length || column < 0 || column >= cellsOf(all[row]).length) return null;
      var next = cellAt(all[row], column);
      if (next) return next;
    }
  }
  function go(cell) {
    if (!cell) return;
    cell.focus();
    if (cell.select) cell.select();
  }

  function keys(e, table) {
    var cell = e.target;
    if (!isCell(cell) || e.isComposing || e.altKey || e.ctrlKey || e.metaKey) return;
    var start = cell.selectionStart, end = cell.selectionEnd, length = cell.value.length;
    var select = cell.tagName === 'SELECT', whole = start === 0 && end === length;
    var next;
    if (e.key === 'Enter') next = [e.shiftKey ? -1 : 1, 0];
    else if (e.shiftKey) return;
    else if (e.key === 'ArrowDown' && !select) next = [1, 0];
    else if (e.key === 'ArrowUp' && !select) next = [-1, 0];
    else if (e.key === 'ArrowLeft' && (select || whole || (start === 0 && end === 0))) next = [0, -1];
    else if (e.key === 'ArrowRight' && (select || whole || (start === length && end === length))) next = [0, 1];
    if (!next) return;
    e.preventDefault(); // Enter must not send a half-filled sheet
    go(step(table, cell, next[0], next[1]));
  }

  // A choice is pasted by its words (a level, yes or no), by its points, or empty.
  function choose(select, value) {
    var text = tidy(value), points = parse(text);
    var option = Array.from(select.options).find(function (o) {
      var words = o.text.normalize('NFKC').replace(/\s/g, '');
      return text === '' ? o.value === '' : o.value !== '' && (words === text || words.split('(')[0] === text);
    }) || Array.from(select.options).find(function (o) {
      return points !== null && !Number.isNaN(points) && parse(o.dataset.points || '') === points;
    });
    if (option) select.value = option.value;
    return Boolean(option);
  }

  function paste(e, table) {
    var text = e.clipboardData && e.clipboardData.getData('text/plain');
    if (!text || !isCell(e.target) || !/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))) return;
    e.preventDefault();
    var all = rows(table), line = e.target.closest('tr'), top = all.indexOf(line), first = cellsOf(line).indexOf(e.target), done = 0, outside = 0, unknown = 0, wrong = 0;
    text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').forEach(function (line, down) {
      line.split('\t').forEach(function (value, right) {
        var cell = cellAt(all[top + down], first + right);
        if (!cell || cell.readOnly) { outside++; return; }
        if (cell.options && !choose(cell, value)) { unknown++; return; }
        if (!cell.options) cell.value = isNumber(cell) ? tidy(value) : value.trim();
        check(cell, table);
        if (cell.getAttribute('aria-invalid') === 'true') wrong++;
        cell.dispatchEvent(new Event('input', { bubbles: true }));
        done++;
      });
    });
    var state = document.querySelector('[data-grid-state]');
    if (!state) return;
    var why = [];
    if (outside) why.push(fill(state.dataset.textOutside, { count: outside }));
    if (unknown) why.push(fill(state.dataset.textUnknown, { count: unknown }));
    var said = fill(why.length ? state.dataset.textPastedPart : state.dataset.textPasted, { done: done, left: outside + unknown, why: why.join(state.dataset.textAnd) });
    state.textContent = said + (wrong ? fill(state.dataset.textWrong, { count: wrong }) : '');
  }

  document.querySelectorAll('[data-paste-hint]').forEach(function (hint) { hint.hidden = false; });
  document.querySelectorAll('table[data-grid]').forEach(function (table) {
    table.addEventListener('keydown', function (e) { keys(e, table); });
    table.addEventListener('paste', function (e) { paste(e, table); });
    table.addEventListener('input', function () { total(table); });
    document.addEventListener('cp:alive', function () { total(table); }); // the server's figures came with it
    table.addEventListener('focusout', function (e) { if (isCell(e.target)) { check(e.target, table); total(table); } });
    table.querySelectorAll('td input').forEach(function (cell) { check(cell, table); });
    total(table);
  });
})();
