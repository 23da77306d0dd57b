import { explainAmounts } from './docket/amounts.js';
import { translateForms } from './docket/form-messages.js';
import { keepLocale, language } from './docket/page.js';
import { showOneLanguage } from './docket/one-language.js';
import { resume } from './docket/resume.js';
import { text } from './docket/texts.js';

// Tasklist gives up, with an empty page, on parts of its own that take longer than seven seconds to come.
window.require?.config({ waitSeconds: 0 });
await Promise.all([keepLocale('tasklist', language), resume()]);
explainAmounts();
showOneLanguage();
if (language === 'ko') {
  translateForms();
}

export default {
  app: { vendor: 'Docket', name: language === 'ko' ? '결재함' : 'Tasklist' },
  locales: { availableLocales: [language], fallbackLocale: language },
  disableWelcomeMessage: true,
  customScripts: ['case-tab', 'card', 'task-head', 'outcome', 'session', 'phone', 'my-cases', 'dates', 'dialogs', 'faults'].map((part) => `scripts/docket/${part}`),
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: text.shortcuts.claimTask },
    focusFilter: { key: 'ctrl+shift+f', description: text.shortcuts.focusFilter },
    focusList: { key: 'ctrl+alt+l', description: text.shortcuts.focusList },
    focusForm: { key: 'ctrl+alt+f', description: text.shortcuts.focusForm },
    startProcess: { key: 'ctrl+alt+p', description: text.shortcuts.startProcess }
  }
};
