// The words of a process's start form, as Tasklist is served it: what it calls its fields, and the values that it offers.
import { readForm } from './page.js';

export async function formWords(process, signal) {
  const labels = {};
  const options = {};
  const collect = (components) =>
    components?.forEach((component) => {
      if (component.key) {
        labels[component.key] = component.label;
        options[component.key] = Object.fromEntries((component.values ?? []).map((option) => [option.value, option.label]));
      }
      collect(component.components);
    });
  collect((await readForm(process, signal)).components);
  return {
    label: (key) => labels[key] ?? key,
    value: (key, value) => options[key]?.[value] ?? value
  };
}
