// What the machine advises, with a bar for each reason: they add up to the score.
import { element, language, money, section, weekday } from './page.js';
import { text, word } from './texts.js';

const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat(language, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What is less shows as 0.00, and is no reason. */
const smallest = 0.005;

export function score({ score: found }, events, words) {
  if (!found || found.probability === null) {
    return section(text.score, element('p', {}, found ? text.noAdvice : text.noScore));
  }
  const reasons = [...found.reasons]
    .filter((reason) => Math.abs(reason.contribution) >= smallest)
    .sort((one, other) => Math.abs(other.contribution) - Math.abs(one.contribution));
  const largest = Math.max(...reasons.map((reason) => Math.abs(reason.contribution)), 1e-9);
  return section(
    text.score,
    element(
      'p',
      {},
      element('strong', { class: `advice ${found.advice.toLowerCase()}` }, word('ADVICE', found.advice)),
      ` · ${text.probability}${percent.format(found.probability)}`
    ),
    element(
      'table',
      { class: 'reasons' },
      element('caption', { class: 'sr-only' }, text.score),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, text.factor), element('th', { scope: 'col' }, text.weight))),
      element('tbody', {}, reasons.map((reason) => bar(reason, largest, words)))
    ),
    element('p', { class: 'limits' }, card(found, events), ' ', text.limits(looksAt(found, words)))
  );
}

function card(found, events) {
  const scored = events.filter((event) => event.type === 'case-scored').pop();
  return text.model(found.model, scored?.payload.score.modelVersion);
}

/** All that the model knows of a request; it has the amount in each currency apart. */
function looksAt({ reasons }, words) {
  const names = reasons.map(({ feature }) => text.FEATURES[feature] ?? words.label(feature.split('.')[0]));
  return [...new Set(names)].join(', ');
}

function bar(reason, largest, words) {
  const up = reason.contribution > 0;
  const fill = element('span', { class: up ? 'bar for' : 'bar against', 'aria-hidden': 'true' });
  fill.style.width = `${Math.max(2, (100 * Math.abs(reason.contribution)) / largest)}%`;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, `${label(reason, words)}: ${reason.value === null ? text.missing : shown(reason, words)}`),
    element('td', {}, element('span', { class: 'field' }, fill), element('span', {}, `${signed.format(reason.contribution)} (${up ? text.speaksFor : text.speaksAgainst})`))
  );
}

/** 'amount.KRW' is the amount, which says its currency itself unless it is missing. */
function label({ feature, value }, words) {
  const [key, currency] = feature.split('.');
  const name = text.FEATURES[feature] ?? words.label(key);
  return currency && value === null ? `${name} (${currency})` : name;
}

function shown({ feature, value }, words) {
  if (feature.startsWith('amount.')) {
    return money({ amount: value, currency: feature.split('.')[1] });
  }
  const own = { weekday: () => weekday(value), hour: () => text.hour(value), round: () => text.round(value) }[feature];
  return own ? own() : words.value(feature, value);
}
