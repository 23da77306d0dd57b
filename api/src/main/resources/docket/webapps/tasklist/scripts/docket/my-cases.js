// The cases that a person drafted and that are under way: nobody has a task of their own draft, so no list of tasks shows them.
import { element, me, money, read, root } from './page.js';
import { CHANGED, show } from './case.js';
import { text, word } from './texts.js';
import { mayClose } from './unsaved.js';

let reading = new AbortController();

function open() {
  const list = element('ul', { class: 'list' });
  const chosen = element('div', { class: 'docket-case', tabindex: '-1' });
  const toList = element('button', { type: 'button', class: 'btn btn-link to-list' }, `← ${text.list}`);
  const close = element('button', { type: 'button', class: 'btn btn-default' }, text.close);
  const dialog = element(
    'dialog',
    { class: 'docket-my-cases', 'aria-labelledby': 'docket-my-cases' },
    element(
      'header',
      {},
      toList,
      element('h2', { id: 'docket-my-cases' }, text.myCases),
      element('a', { href: `${root}/cases` }, text.allMyCases),
      close
    ),
    element('div', { class: 'columns' }, list, chosen)
  );
  toList.addEventListener('click', () => {
    reading.abort();
    chosen.replaceChildren();
    (list.querySelector('[aria-current]') ?? close).focus();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('cancel', (event) => mayClose(dialog) || event.preventDefault());
  const refill = () => fill(list, chosen);
  document.addEventListener(CHANGED, refill);
  dialog.addEventListener('close', () => {
    document.removeEventListener(CHANGED, refill);
    reading.abort();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  refill();
}

async function fill(list, chosen) {
  list.replaceChildren(element('li', { role: 'status' }, text.loading));
  try {
    const { userId } = await me;
    const own = (state) => read(`cases?state=${state}&drafter=${encodeURIComponent(userId)}&limit=100`);
    const [running, returned] = await Promise.all([own('OPEN'), own('RETURNED')]);
    const cases = [...returned.items, ...running.items];
    list.replaceChildren(...(cases.length ? cases.map((one) => entry(one, chosen)) : [element('li', {}, text.noCases)]));
  } catch (failure) {
    list.replaceChildren(element('li', { role: 'alert' }, `${text.failed} ${failure.message}`));
  }
}

function entry(one, chosen) {
  const facts = [word('state', one.state), one.amount ? money(one.amount) : null].filter(Boolean).join(' · ');
  const button = element('button', { type: 'button' }, element('strong', {}, one.title), element('span', {}, facts));
  button.addEventListener('click', () => {
    button.closest('ul').querySelector('[aria-current]')?.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'true');
    reading.abort();
    reading = new AbortController();
    show(chosen, async () => ({ caseId: one.caseId, process: `key/${one.process}` }), reading.signal);
    if (!button.checkVisibility()) {
      chosen.focus();
    }
  });
  return element('li', {}, button);
}

export default {
  id: 'docket-open-my-cases',
  pluginPoint: 'tasklist.navbar.action',
  priority: 250,
  render: (node) => {
    const link = element('a', { href: '' }, element('span', { class: 'glyphicon glyphicon-folder-open' }), ` ${text.myCases}`);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopPropagation();
      open();
    });
    node.append(link);
  }
};
