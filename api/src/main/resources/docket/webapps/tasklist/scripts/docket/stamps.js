// The stamp box (도장란): one column per step of the line, as on the paper form.
import { day, element, section } from './page.js';
import { text, word } from './texts.js';

const unfavourable = ['RETURN', 'REJECT', 'DISSENT'];

export function stamps({ approvalLine, state }, names) {
  const takenBack = state === 'WITHDRAWN' && !approvalLine.some((step) => step.decision);
  if (approvalLine.length === 0) {
    return section(text.line, element('p', {}, text.noLine));
  }
  const row = (title, cell) =>
    element('tr', {}, element('th', { scope: 'row' }, title), approvalLine.map((step) => element('td', {}, cell(step))));
  const table = element(
    'table',
    { class: 'stamps' },
    element('caption', { class: 'sr-only' }, text.line),
    element(
      'thead',
      {},
      element('tr', {}, element('th', { scope: 'col' }, text.role), approvalLine.map((step) => element('th', { scope: 'col' }, word('kind', step.kind))))
    ),
    element(
      'tbody',
      {},
      row(text.stamp, (step) => stamp(step, takenBack)),
      row(text.name, (step) => whose(step, names)),
      row(text.time, (step) => (step.decidedAt ? day(step.decidedAt) : word('step', 'PENDING')))
    )
  );
  return section(text.line, element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': text.line }, table));
}

function whose(step, names) {
  const person = step.decidedBy ?? step.user;
  return person ? names.person(person) : names.group(step.group);
}

function stamp(step, takenBack) {
  if (step.decision) {
    const colour = unfavourable.includes(step.decision) ? 'stamp against' : 'stamp';
    return element('span', { class: colour, title: step.opinion }, word('decision', step.decision));
  }
  return element('span', { class: 'no-stamp' }, word('step', takenBack && step.state === 'LAPSED' ? 'WITHDRAWN' : step.state));
}
