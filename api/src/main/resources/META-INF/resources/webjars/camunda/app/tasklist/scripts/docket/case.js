// A case as the record has it now, never as variables of the process say.
import { element, money, read, section } from './page.js';
import { content } from './content.js';
import { formWords } from './form-words.js';
import { history } from './history.js';
import { score } from './score.js';
import { stamps } from './stamps.js';
import { text, word } from './texts.js';
import { withdrawal } from './withdrawal.js';

/** What a document hears when a person has changed a case here. */
export const CHANGED = 'docket-case-changed';

/**
 * Draws the case that `find` answers, as {caseId, process}, the process as the engine's REST names a definition; anew when
 * it is changed here.
 */
export async function show(node, find, signal) {
  node.replaceChildren(element('p', { role: 'status' }, text.loading));
  try {
    const { caseId, process } = await find();
    const path = `cases/${encodeURIComponent(caseId)}`;
    const [found, events, form] = await Promise.all([
      read(path, signal),
      read(`${path}/events?limit=500`, signal),
      formWords(process, signal)
    ]);
    const names = await namesOf(found, events.items, signal);
    const words = { ...form, value: (key, value) => (key === 'organization' ? names.organization(value) : form.value(key, value)) };
    node.replaceChildren(
      heading(found, names, words),
      ...(await withdrawal(found, () => {
        show(node, find, signal);
        document.dispatchEvent(new Event(CHANGED));
      })),
      stamps(found, names),
      score(found, words),
      content(found, events.items, words),
      history(events.items, names)
    );
  } catch (failure) {
    if (!signal.aborted) {
      node.replaceChildren(element('p', { role: 'alert' }, `${text.failed} ${failure.message}`));
    }
  }
}

async function namesOf(found, events, signal) {
  const line = found.approvalLine.flatMap((step) => [step.user, step.group, step.decidedBy]);
  const ids = [found.drafter, ...line, ...events.map((event) => event.actor)].filter(Boolean);
  const query = [...new Set(ids)].map((id) => `id=${encodeURIComponent(id)}`).join('&');
  const { people, groups, organizations } = await read(`tasklist/names?${query}`, signal);
  return {
    person: (id) => people[id] ?? id,
    group: (id) => groups[id] ?? id,
    organization: (id) => organizations[id] ?? id
  };
}

function heading(found, names, words) {
  const facts = [
    [text.number, found.number ?? text.unnumbered],
    [text.state, word('STATES', found.state)],
    [text.drafter, names.person(found.drafter)],
    [text.kind, words.value('kind', found.kind)],
    [text.organization, words.value('organization', found.organization)],
    found.amount ? [text.amount, money(found.amount)] : null
  ];
  return section(
    found.title,
    element('dl', {}, facts.filter(Boolean).map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))))
  );
}
