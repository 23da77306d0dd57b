// The tab beside the form: the task's case.
import { element, read } from './page.js';
import { show } from './case.js';
import { text } from './texts.js';

let reading = new AbortController();

export default {
  id: 'docket-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: text.tab },
  render: (node, { taskId }) => {
    const tab = element('div', { class: 'docket-case' });
    node.append(tab);
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    show(tab, () => read(`tasklist/tasks/${encodeURIComponent(taskId)}/case`, signal), signal);
  },
  unmount: () => reading.abort()
};
