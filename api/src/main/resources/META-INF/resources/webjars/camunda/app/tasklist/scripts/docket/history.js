// What happened to the case, the latest first.
import { element, moment, section } from './page.js';
import { text, word } from './texts.js';

export function history(events, names) {
  const items = [...events].reverse().map((event) =>
    element(
      'li',
      {},
      moment(event.occurredAt),
      ' ',
      element('strong', {}, word('EVENTS', event.type)),
      ` · ${names.person(event.actor)}`,
      detail(event)
    )
  );
  return section(text.history, element('ol', { class: 'history' }, items));
}

function detail({ type, payload }) {
  const said = [];
  if (type === 'step-decided') {
    said.push(word('DECISIONS', payload.decision), payload.opinion, payload.overrideReason);
  } else if (type === 'step-offered') {
    said.push(payload.name);
  } else if (type === 'case-registered') {
    said.push(payload.number);
  } else if (type === 'case-scored') {
    said.push(word('ADVICE', payload.score.advice));
  } else if (type === 'case-closed') {
    said.push(word('STATES', payload.outcome));
  } else {
    said.push(payload.reason, payload.opinion);
  }
  const words = said.filter(Boolean);
  return words.length === 0 ? null : element('span', { class: 'said' }, ` — ${words.join(' · ')}`);
}
