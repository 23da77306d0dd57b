// Keeps the figures of the budget as they are now, and marks what changed. Without it the page is what it was when it was loaded.
(() => {
  const live = document.getElementById('live');
  if (!live || !window.EventSource) {
    return;
  }

  const texts = (root) => {
    const found = new Map();
    root.querySelectorAll('#figures tr[data-key]').forEach((row) => {
      [...row.cells].forEach((cell, place) =>
        found.set(`${row.closest('table').tHead.rows[0].cells.length}|${row.dataset.key}|${place}`, cell));
    });
    return found;
  };

  const say = (text) => {
    live.textContent = text;
  };

  let waiting;
  const renew = async () => {
    waiting = undefined;
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const before = texts(document);
    let changed = 0;
    texts(fresh).forEach((cell, key) => {
      const old = before.get(key);
      if (!old || old.textContent !== cell.textContent) {
        cell.classList.add('changed');
        changed += 1;
      }
    });
    const focused = document.activeElement?.closest?.('#figures') && document.activeElement.getAttribute('href');
    document.getElementById('figures').replaceWith(fresh.getElementById('figures'));
    if (focused) {
      document.querySelector(`#figures a[href="${CSS.escape(focused)}"]`)?.focus();
    }
    if (changed) {
      say(live.dataset.changed.replace('{0}', changed).replace('{1}', new Date().toLocaleTimeString(document.documentElement.lang)));
    }
  };

  const stream = new EventSource(live.dataset.stream);
  stream.onopen = () => live.textContent || say(live.dataset.on);
  stream.onerror = () => say(live.dataset.off);
  stream.onmessage = () => {
    waiting ??= setTimeout(renew, 400);
  };
})();
