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
    const [found, events, form, advice] = await Promise.all([
      read(path, signal),
      read(`${path}/events?limit=500`, signal),
      formWords(process, signal),
      read(`tasklist/${path}/score`, signal)
    ]);
    const [names, reasons] = await Promise.all([namesOf(found, events.items, signal), reasonsOf(events.items, signal)]);
    const words = { ...form, value: (key, value) => names.value[key]?.(value) ?? form.value(key, value) };
    node.replaceChildren(
      heading(found, names, words),
      ...(await withdrawal(found, () => {
        show(node, find, signal);
        document.dispatchEvent(new Event(CHANGED));
      })),
      stamps(found, names),
      score(advice),
      content(found, events.items, words),
      history(events.items, names, words, reasons)
    );
  } catch (failure) {
    if (!signal.aborted) {
      node.replaceChildren(element('p', { role: 'alert' }, `${text.failed} ${failure.message}`));
    }
  }
}

async function namesOf(found, events, signal) {
  const line = found.approvalLine.flatMap((step) => [step.user, step.group, step.decidedBy]);
  const inEvents = events.flatMap(({ actor, payload }) => [actor, payload.user, payload.to, ...(payload.groups ?? []), payload.content?.lineId]);
  const ids = [found.drafter, found.content?.lineId, ...line, ...inEvents].filter((id) => id && typeof id === 'string');
  const query = [...new Set(ids)].map((id) => `id=${encodeURIComponent(id)}`).join('&');
  const { people, groups, organizations, lines } = await read(`tasklist/names?${query}`, signal);
  return {
    person: (id) => people[id] ?? id,
    group: (id) => groups[id] ?? id,
    value: { organization: (id) => organizations[id], lineId: (id) => lines[id] ?? id }
  };
}

/** What the authority tables say in the reader's language; a table that is not deployed any more says nothing. */
async function reasonsOf(events, signal) {
  const resolved = events.filter((event) => event.type === 'authority-resolved');
  const reasons = await Promise.all(
    resolved.map(({ payload: { decision, decisionVersion, rules } }) => {
      const query = rules.map((rule) => `rule=${encodeURIComponent(rule)}`).join('&');
      return read(`tasklist/authority/${encodeURIComponent(decision)}/${decisionVersion}?${query}`, signal);
    })
  );
  return Object.fromEntries(resolved.map(({ sequence }, index) => [sequence, reasons[index].length > 0 ? reasons[index] : undefined]));
}

function heading(found, names, words) {
  const facts = [
    [text.number, found.number ?? (found.closedAt ? text.neverNumbered : text.unnumbered)],
    [text.state, word('state', found.state)],
    [text.drafter, names.person(found.drafter)],
    [text.kind, words.value('kind', found.kind)],
    [text.organization, words.value('organization', found.organization)],
    found.amount ? [text.amount, money(found.amount)] : null
  ];
  return section(
    found.title,
    found.confidential ? element('p', { class: 'confidential' }, text.confidentialCase) : null,
    element('dl', {}, facts.filter(Boolean).map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))))
  );
}
