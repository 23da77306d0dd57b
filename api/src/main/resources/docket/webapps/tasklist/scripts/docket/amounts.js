// Below the field of an amount stands how the server understands what is written there, or why it will refuse it.
import { element, read } from './page.js';

const patience = 250;
const fields = ".fjs-container input[id$='-field-amount']";

/** The code that the chosen currency shows, such as KRW. */
function currencyOf(field) {
  const display = document.getElementById(field.id.replace(/amount$/, 'currency-display'));
  return display?.textContent.match(/\b[A-Z]{3}\b/)?.[0];
}

async function explain(field) {
  const written = field.value.trim();
  const currency = currencyOf(field);
  const asked = written && currency ? `${currency} ${written}` : '';
  const note = noteOf(field);
  if (note.dataset.asked === asked) {
    return;
  }
  note.dataset.asked = asked;
  const answer = asked ? await read(`tasklist/amounts?written=${encodeURIComponent(written)}&currency=${currency}`) : {};
  if (note.dataset.asked === asked) {
    note.textContent = answer.understood ?? answer.refused ?? '';
    note.classList.toggle('refused', Boolean(answer.refused));
  }
}

/** form-js goes on to own the field around it: the note comes last there, and leaves with it. */
function noteOf(field) {
  const place = field.closest('.fjs-form-field');
  return place.querySelector('.docket-understood') ?? place.appendChild(element('p', { class: 'docket-understood', role: 'status' }));
}

export function explainAmounts() {
  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.querySelectorAll(fields).forEach(explain), patience);
  };
  document.addEventListener('input', soon);
  new MutationObserver(soon).observe(document.body, { childList: true, characterData: true, subtree: true });
}
