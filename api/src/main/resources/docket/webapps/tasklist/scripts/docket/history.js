// What happened to the case, the latest first.
import { element, minor, moment, money, section } from './page.js';
import { text, word } from './texts.js';

/** @param reasons what the authority table says for its rules, by the sequence number of the event that names them */
export function history(events, names, words, reasons) {
  const items = [...events].reverse().map((event) =>
    element(
      'li',
      {},
      moment(event.occurredAt),
      ' ',
      element('strong', {}, word('event', event.type)),
      ` · ${event.actor === 'docket' ? text.machine : names.person(event.actor)}`,
      detail(event, names, words, reasons)
    )
  );
  return section(text.history, element('ol', { class: 'history' }, items));
}

function detail(event, names, words, reasons) {
  const parts = said(event, names, words, reasons).filter(Boolean);
  return parts.length === 0 ? null : element('span', { class: 'said' }, ` — ${parts.join(' · ')}`);
}

function said({ type, payload, sequence }, names, words, reasons) {
  switch (type) {
    case 'authority-resolved':
      return reasons[sequence] ?? [payload.reason];
    case 'step-offered':
      return [word('kind', payload.kind), payload.user ? names.person(payload.user) : payload.groups.map(names.group).join(', ')];
    case 'step-delegated':
      return [names.person(payload.to)];
    case 'step-decided':
      return [word('decision', payload.decision), payload.opinion, payload.overrideReason];
    case 'step-lapsed':
    case 'scoring-failed':
      return [word('reason', payload.reason)];
    case 'case-corrected':
      return ['title', 'kind', 'organization', 'amount']
        .map((field) => [payload.before, payload.now].map((then) => particular(field, then[field], words)))
        .filter(([before, now]) => before !== now)
        .map((change) => change.join(' → '));
    case 'case-registered':
      return [payload.number];
    case 'case-scored':
      return [word('advice', payload.score.advice)];
    case 'case-closed':
      return [word('state', payload.outcome)];
    default:
      return [payload.reason, payload.opinion];
  }
}

function particular(field, value, words) {
  if (!value) {
    return '–';
  }
  return field === 'amount' ? money(minor(value)) : words.value(field, value);
}
