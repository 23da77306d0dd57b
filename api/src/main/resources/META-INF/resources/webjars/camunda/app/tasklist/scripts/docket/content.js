// The content that the approval binds to, and the versions that came before it.
import { element, moment, readForm, section } from './page.js';
import { text } from './texts.js';

/** What the process's form calls its fields, by their keys. */
export async function labelsOf(process, signal) {
  const labels = {};
  const collect = (components) =>
    components?.forEach((component) => {
      labels[component.key] = component.label;
      collect(component.components);
    });
  collect((await readForm(process, signal)).components);
  return labels;
}

export function content(found, events, labels) {
  const versions = events
    .filter((event) => event.type === 'case-opened' || event.type === 'content-revised')
    .map((event, index) => ({
      number: event.payload.version ?? index + 1,
      hash: event.payload.contentHash,
      fields: event.payload.content,
      recordedAt: event.occurredAt
    }));
  const current = versions.pop();
  return section(
    text.content,
    fields(found.content, labels),
    current ? element('p', { class: 'binding' }, ...naming(current), ` · ${text.current}`) : null,
    versions.length === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, `${text.versions} (${versions.length})`),
          versions.reverse().map((version) => element('div', { class: 'version' }, element('p', { class: 'binding' }, ...naming(version)), fields(version.fields, labels)))
        )
  );
}

function naming(version) {
  return [`${text.version} ${version.number} · `, moment(version.recordedAt), ' · ', element('code', { title: version.hash }, version.hash.slice(0, 12))];
}

function fields(values, labels) {
  const entries = Object.entries(values ?? {});
  if (entries.length === 0) {
    return element('p', {}, text.noContent);
  }
  return element('dl', {}, entries.map(([name, value]) => element('div', {}, element('dt', {}, labels[name] ?? name), element('dd', {}, shown(value)))));
}

function shown(value) {
  if (value === null || value?.sealed) {
    return text.sealed;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
