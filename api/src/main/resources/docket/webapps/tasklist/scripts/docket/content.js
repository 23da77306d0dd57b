// The content that the approval binds to, and the versions that came before it.
import { element, moment, section } from './page.js';
import { text } from './texts.js';

export function content(found, events, words) {
  const versions = events
    .filter((event) => event.type === 'case-opened' || event.type === 'content-revised')
    .map((event, index) => ({
      number: event.payload.version ?? index + 1,
      fields: event.payload.content,
      recordedAt: event.occurredAt
    }));
  const current = versions.pop();
  return section(
    text.content,
    fields(found.content, words),
    current ? element('p', { class: 'binding' }, ...naming(current), ` · ${text.current}`) : null,
    versions.length === 0
      ? null
      : element(
          'details',
          {},
          element('summary', {}, `${text.versions} (${versions.length})`),
          versions.reverse().map((version) => element('div', { class: 'version' }, element('p', { class: 'binding' }, ...naming(version)), fields(version.fields, words)))
        )
  );
}

function naming(version) {
  return [`${text.version(version.number)} · `, moment(version.recordedAt)];
}

function fields(values, words) {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== '');
  if (entries.length === 0) {
    return element('p', {}, text.noContent);
  }
  return element('dl', {}, entries.map(([name, value]) => element('div', {}, element('dt', {}, words.label(name)), element('dd', {}, shown(words.value(name, value))))));
}

function shown(value) {
  if (value === null || value?.sealed) {
    return text.sealed;
  }
  if (typeof value === 'boolean') {
    return value ? text.yes : text.no;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
