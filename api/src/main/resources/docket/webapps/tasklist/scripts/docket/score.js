// The advice of the scoring model, in the words that the form has too, with a bar for each reason.
import { element, section } from './page.js';
import { text } from './texts.js';

export function score({ advice, advised, rate, reasons, model, limits, onRecord }) {
  if (!advice) {
    return section(text.score, element('p', {}, rate));
  }
  return section(
    text.score,
    element('p', {}, element('strong', { class: `advice ${advice.toLowerCase()}` }, advised), ` · ${rate}`),
    element(
      'table',
      { class: 'reasons' },
      element('caption', { class: 'sr-only' }, text.score),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, text.factor), element('th', { scope: 'col' }, text.weight))),
      element('tbody', {}, reasons.map(bar))
    ),
    element('p', { class: 'limits' }, model, ' ', limits),
    element('p', { class: 'limits' }, text.onRecord, ' ', onRecord)
  );
}

function bar({ label, text: value, weight, share, more, direction }) {
  const fill = element('span', { class: more ? 'bar for' : 'bar against', 'aria-hidden': 'true' });
  fill.style.width = `${Math.max(2, share)}%`;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${label}: ${value}`),
    element('td', {}, element('span', { class: 'field' }, fill), element('span', {}, `${weight} (${direction})`))
  );
}
