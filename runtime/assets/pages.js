// What pages do beyond links and forms. Everything works without it.
(() => {
  'use strict';
  const $ = (what, from = document) => from.querySelector(what);
  const $$ = (what, from = document) => [...from.querySelectorAll(what)];
  const make = (tag, attributes = {}, ...inner) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inner);
    return element;
  };
  const named = (form, name) => form && $(`[name="${CSS.escape(name)}"]`, form);
  const form = $('form[data-form]');

  // Related rows are looked for as one types: a combobox as ARIA 1.2 describes it.
  let lists = 0;
  function combobox(input) {
    const many = input.hasAttribute('data-many');
    const name = input.dataset.name;
    const list = make('ul', { role: 'listbox', id: `list-${++lists}`, hidden: '' });
    const says = make('span', { class: 'hidden', role: 'status' });
    list.setAttribute('aria-label', input.placeholder || 'Rows');
    const box = make('span', { class: 'combobox' });
    input.replaceWith(box);
    box.append(input, list, says);
    for (const [key, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
      input.setAttribute(key, value);
    }
    let rows = [], at = -1, timer, asked = 0;
    const hidden = () => named(input.form, name);
    const cap = () => named(input.form, `${name}:cap`);
    const isOpen = () => !list.hidden;
    const open = (is) => {
      list.hidden = !is;
      input.setAttribute('aria-expanded', is);
      if (!is) point(-1);
    };
    const point = (to) => {
      at = to;
      [...list.children].forEach((item, n) => item.setAttribute('aria-selected', n === at));
      const item = list.children[at];
      if (item) {
        input.setAttribute('aria-activedescendant', item.id);
        item.scrollIntoView({ block: 'nearest' });
      } else input.removeAttribute('aria-activedescendant');
    };
    const choose = (row) => {
      if (many) {
        add(row);
        input.value = '';
      } else {
        input.value = row.text;
        hidden().value = row.key;
        if (cap()) cap().value = row.text;
      }
      open(false);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const add = (row) => {
      const chosen = $$('ul[data-chosen]', input.form).find((of) => of.dataset.chosen === name);
      const have = $$('input', chosen).find((of) => of.value === row.key);
      if (have) have.checked = true;
      else {
        const check = make('input', { type: 'checkbox', name, value: row.key });
        check.checked = true;
        chosen.append(make('li', {}, make('label', {}, check, ' ', row.text)));
      }
      chosen.hidden = false;
    };
    const look = async () => {
      const mine = ++asked;
      let found;
      try {
        const asked = new URLSearchParams({ q: input.value });
        // What stands in other fields narrows what this one offers.
        for (const other of (input.dataset.with || '').split(' ').filter(Boolean)) {
          const value = named(input.form, other)?.value;
          if (value) asked.set(`with.${other}`, value);
        }
        const answer = await fetch(`${input.dataset.options}?${asked}`, { headers: { Accept: 'application/json' } });
        if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
        found = await answer.json();
      } catch {
        says.textContent = 'The server doesn’t answer: type the whole name.';
        return;
      }
      if (mine !== asked || document.activeElement !== input) return;
      rows = found;
      list.replaceChildren(...rows.map((row, n) => {
        const item = make('li', { role: 'option', id: `${list.id}-${n}`, 'aria-selected': 'false' }, row.text);
        item.addEventListener('mousedown', (event) => { event.preventDefault(); choose(row); });
        return item;
      }));
      says.textContent = rows.length ? `${rows.length}${rows.length === 20 ? ' or more' : ''} found` : 'None found';
      open(rows.length > 0);
      if (rows.length && input.value.trim()) point(0);
    };
    input.addEventListener('input', () => {
      if (!many && hidden()) hidden().value = '';
      clearTimeout(timer);
      timer = setTimeout(look, 150);
    });
    if (input.dataset.with !== undefined) input.addEventListener('click', () => { if (!isOpen() && !input.value) look(); });
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const { key } = event;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault();
        event.stopPropagation();
        if (!isOpen()) look();
        else point((at + (key === 'ArrowDown' ? 1 : -1) + rows.length) % rows.length);
      } else if (key === 'Enter' && isOpen() && at >= 0 && !event.ctrlKey) {
        event.preventDefault();
        choose(rows[at]);
      } else if (key === 'Escape' && isOpen()) {
        event.preventDefault();
        open(false);
      } else if (key === 'Tab' && isOpen() && at >= 0) choose(rows[at]);
    });
    input.addEventListener('blur', () => { clearTimeout(timer); asked++; open(false); });
  }

  // Rows are added to a table of inputs.
  const fresh = new Map($$('button[data-more]').map((button) => {
    const last = $$('tr[data-new]:not([data-gone])', button.closest('section')).pop();
    return [button, last && last.cloneNode(true)];
  }));
  function more(button) {
    const row = fresh.get(button)?.cloneNode(true);
    if (!row) return false;
    const body = $('tbody', button.closest('section'));
    const number = $$('tr[data-new]', body).length;
    for (const element of $$('*', row)) {
      for (const { name, value } of [...element.attributes]) {
        const changed = value.replace(/\.new\d+\./g, `.new${number}.`);
        if (changed !== value) element.setAttribute(name, changed);
      }
      if (element.matches('.error')) element.remove();
      element.removeAttribute('aria-invalid');
    }
    body.append(row);
    // As it was before anything was typed into it.
    for (const was of $$('input[name$=":was"]', row)) {
      const input = $(`[name="${CSS.escape(was.name.slice(0, -4))}"]`, row);
      if (input?.type === 'checkbox') input.checked = was.value === 'true';
      else if (input && input.type !== 'file') input.value = was.value;
    }
    $$('[data-combobox]', row).forEach(combobox);
    $('input:not([type=hidden]), select, textarea', row)?.focus();
    return true;
  }
  for (const button of fresh.keys()) {
    button.addEventListener('click', (event) => { if (more(button)) event.preventDefault(); });
  }
  $$('[data-combobox]').forEach(combobox);

  // What was typed is kept until it is saved: over a lost connection, an ended session, a closed page.
  if (form) {
    const place = `form ${location.pathname}`;
    const kept = () => JSON.parse(sessionStorage.getItem(place) || 'null');
    const values = () => [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && name !== 'form_key' && name !== '_do');
    const before = JSON.stringify(values());
    let changed = !!$('#summary'), sending = false, timer;
    const keep = () => {
      clearTimeout(timer);
      changed = JSON.stringify(values()) !== before || !!$('#summary');
      if (changed) sessionStorage.setItem(place, JSON.stringify({ at: Date.now(), values: values() }));
      else sessionStorage.removeItem(place);
    };
    for (const type of ['input', 'change']) form.addEventListener(type, () => { clearTimeout(timer); timer = setTimeout(keep, 300); });
    addEventListener('pagehide', () => { if (changed && !sending) keep(); });
    addEventListener('beforeunload', (event) => { keep(); if (changed && !sending) event.preventDefault(); });
    form.addEventListener('submit', (event) => {
      if (!navigator.onLine) {
        event.preventDefault();
        keep();
        tell('There is no connection. What you typed is kept; save again later.');
        return;
      }
      keep();
      sending = true;
      sessionStorage.setItem('sent', place);
    });
    const restore = (old) => {
      for (const [name] of old) {
        for (let n = 0; n < 100 && /\.new\d+\./.test(name) && !named(form, name); n++) {
          const button = $$('button[data-more]').find((of) => of.value === `more:${name.split('.new')[0]}`);
          if (!button || !more(button)) break;
        }
      }
      const names = new Set(old.map(([name]) => name));
      for (const element of form.elements) {
        if (!element.name || element.type === 'file' || element.name === 'form_key' || element.name === '_do') continue;
        const given = old.filter(([name]) => name === element.name).map(([, value]) => value);
        if (element.type === 'checkbox') element.checked = given.includes(element.value);
        else if (names.has(element.name)) element.value = given[0];
      }
      keep();
    };
    const old = kept();
    // The answer to a form that was sent has in it what was typed.
    if (old && !$('#summary') && JSON.stringify(old.values) !== before) {
      const time = new Date(old.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
      const yes = make('button', { type: 'button' }, 'Put it back'), no = make('button', { type: 'button' }, 'Forget it');
      const bar = make('p', { class: 'warning', role: 'status' }, `What you typed here at ${time} was not saved. `, yes, ' ', no);
      if (sessionStorage.getItem('sent') === place && $('.notice')) sessionStorage.removeItem(place);
      else form.before(bar);
      yes.addEventListener('click', () => { restore(old.values); bar.remove(); });
      no.addEventListener('click', () => { sessionStorage.removeItem(place); bar.remove(); });
    }
  }
  // A notice says that the form was saved that was sent before.
  if ($('.notice') && sessionStorage.getItem('sent')) {
    sessionStorage.removeItem(sessionStorage.getItem('sent'));
    sessionStorage.removeItem('sent');
  }
  function tell(text) {
    const says = $('[role=status]');
    says.replaceChildren(make('p', { class: 'warning' }, text));
    says.scrollIntoView({ block: 'nearest' });
  }

  // What a filter's row is called is of use where it must still be found, and nothing else: addresses stay short.
  $('form.filters')?.addEventListener('formdata', ({ target, formData }) => {
    for (const input of $$('[data-combobox]', target)) {
      const known = named(target, input.dataset.name).value || !input.value.trim();
      for (const ending of known ? ['text', 'cap'] : []) formData.delete(`${input.dataset.name}:${ending}`);
    }
  });

  // A text begins with the template whose name occurs in the names of the rows that are chosen.
  for (const text of $$('textarea[data-templates]')) {
    const templates = Object.entries(JSON.parse(text.dataset.templates || '{}'));
    const names = () => $$(`[name="${CSS.escape(text.dataset.by)}"], [name="${CSS.escape(`${text.dataset.by}:text`)}"]`, text.form).map((input) => {
      if (input.type === 'checkbox') return input.checked ? input.closest('label')?.textContent || '' : '';
      return input.matches('select') ? input.selectedOptions[0]?.text || '' : input.value;
    }).join('\n').toLowerCase();
    text.form.addEventListener('change', ({ target }) => {
      if (text.value.trim() || target === text) return;
      const found = templates.find(([name]) => names().includes(name.toLowerCase()));
      if (found) {
        text.value = found[1];
        text.rows = Math.max(text.rows, found[1].split('\n').length);
      }
    });
  }

  // A box that chooses all rows of a page.
  const all = $('[data-all]');
  if (all) {
    const box = make('input', { type: 'checkbox', 'aria-label': 'Choose all rows of this page' });
    all.append(box);
    box.addEventListener('change', () => $$('input[name=_key]').forEach((of) => { of.checked = box.checked; }));
  }

  if ($('#summary')) {
    sessionStorage.removeItem('sent');
    $('#summary').focus();
  }

  const KEYS = [
    ['Ctrl K', 'find anything'], ['Ctrl S', 'save'], ['Ctrl Enter', 'save and add another'], ['/', 'search'], ['n', 'add'],
    ['t', 'today, in a date'], ['↑ ↓', 'the row above or below, in a table of inputs'], ['Enter', 'down the column, in a sheet'], ['Esc', 'close a list of choices'], ['?', 'these keys'],
  ];
  function help() {
    const items = KEYS.flatMap(([key, what]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, what)]);
    const close = make('form', { method: 'dialog' }, make('button', { autofocus: '' }, 'Close'));
    const dialog = make('dialog', { 'aria-label': 'Keys' }, make('h2', {}, 'Keys'), make('dl', { class: 'keys' }, ...items), close);
    document.body.append(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  }
  const press = (what) => { const button = form && $(`button[name=_do][value=${what}]:not(.hidden)`, form); button?.click(); return !!button; };
  const now = (zone) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone || undefined, dateStyle: 'short', timeStyle: 'medium' }).format(new Date()).replace(' ', 'T');

  // The input in the same column, some rows further; and some columns further.
  function below(input, rows, columns = 0) {
    const cell = input.closest('td, th');
    const row = cell.parentElement.parentElement.children[cell.parentElement.sectionRowIndex + rows];
    const of = row?.children[cell.cellIndex + columns];
    return of && $('input:not([type=hidden]), select, textarea', of);
  }
  // Cells of a spreadsheet are pasted into the cells of a sheet.
  document.addEventListener('paste', (event) => {
    const { target } = event;
    const lines = (event.clipboardData?.getData('text') || '').replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
    if (!target.closest?.('table.sheet') || (lines.length < 2 && lines[0].length < 2)) return;
    event.preventDefault();
    lines.forEach((cells, row) => cells.forEach((cell, column) => {
      const input = below(target, row, column), text = cell.trim();
      if (!input) return;
      if (input.matches('select')) {
        const same = (option) => [option.value, option.text].some((known) => known.toLowerCase() === text.toLowerCase());
        const option = [...input.options].find(same);
        if (option) input.value = option.value;
      } else if (input.type === 'checkbox') input.checked = /^(x|1|yes|true)$/i.test(text);
      else input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }));
  });
  // What the server would fill in on another page.
  $('a[data-fill]')?.addEventListener('click', (event) => {
    event.preventDefault();
    for (const cell of $$('td[data-needed]')) {
      const input = $('input[name^="water-"]', cell.parentElement);
      if (input && Number(cell.dataset.needed) > 0) input.value = cell.dataset.needed;
    }
  });

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      if (key === 'k' && $('.find input')) {
        event.preventDefault();
        $('.find input').select();
      } else if ((key === 's' && press('save')) || (key === 'Enter' && press('another'))) event.preventDefault();
      return;
    }
    const type = target.matches('input') ? target.type : '';
    if (key === 't' && (type === 'date' || type === 'datetime-local')) {
      const time = now(form?.dataset.zone);
      target.value = type === 'date' ? time.slice(0, 10) : time;
      target.dispatchEvent(new Event('input', { bubbles: true }));
      event.preventDefault();
      return;
    }
    if (['ArrowUp', 'ArrowDown', 'Enter'].includes(key) && target.closest('table.inputs, table.sheet') && ['text', 'number', 'email', 'url', 'checkbox'].includes(type)) {
      const to = below(target, key === 'ArrowUp' ? -1 : 1);
      // In a sheet, Enter goes down its column, and sends the form at its end.
      if (key === 'Enter' && (!to || !target.closest('table.sheet'))) return;
      event.preventDefault();
      to?.select?.();
      to?.focus();
      return;
    }
    if (target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]')) return;
    const act = {
      '/': () => ($('#q') || $('.find input'))?.focus(),
      n: () => $('a[data-add]')?.click(),
      '?': help,
    }[key];
    if (act) { event.preventDefault(); act(); }
  });
})();
