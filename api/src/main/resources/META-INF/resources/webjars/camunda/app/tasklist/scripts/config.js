import { explainAmounts } from './docket/amounts.js';
import { translateForms } from './docket/form-messages.js';
import { keepLocale, language } from './docket/page.js';
import { resume } from './docket/resume.js';

// Tasklist gives up, with an empty page, on parts of its own that take longer than seven seconds to come.
window.require?.config({ waitSeconds: 0 });
await Promise.all([keepLocale(), resume()]);
explainAmounts();
if (language === 'ko') {
  translateForms();
}

export default {
  app: { vendor: 'Docket', name: language === 'ko' ? '결재함' : 'Tasklist' },
  locales: { availableLocales: [language], fallbackLocale: language },
  disableWelcomeMessage: true,
  customScripts: ['case-tab', 'card', 'task-head', 'outcome', 'session', 'phone', 'my-cases', 'dates'].map((part) => `scripts/docket/${part}`),
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' }
  }
};
