// Cockpit and Admin, whose Korean has the words that an operator meets first: the others are English.
import { keepLocale, language, read } from './page.js';

/** What an application of this name is configured with: the language of Docket's pages, not of the browser. */
export async function configurationOf(application, korean) {
  const locales = [...new Set([language, 'en'])];
  Object.defineProperty(navigator, 'languages', { value: locales });
  for (const locale of locales) {
    await keepLocale(application, locale);
  }
  if (language !== 'en') {
    nameProcesses();
  }
  return {
    app: { vendor: 'Docket', ...(language === 'ko' ? { name: korean } : {}) },
    locales: { availableLocales: locales, fallbackLocale: 'en' },
    disableWelcomeMessage: true
  };
}

/** Cockpit's own queries know a process by the name in its model only. Texts are replaced, never elements: Cockpit owns them. */
async function nameProcesses() {
  const called = await read('tasklist/processes').catch(() => ({}));
  const name = (text) => {
    const written = text.data.trim();
    if (Object.hasOwn(called, written) && called[written] !== written) {
      text.data = text.data.replace(written, called[written]);
    }
  };
  const nameIn = (node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = texts.currentNode.nodeType === Node.TEXT_NODE ? node : texts.nextNode(); text; text = texts.nextNode()) {
      name(text);
    }
  };
  new MutationObserver((changes) =>
    changes.forEach(({ type, target, addedNodes }) => (type === 'characterData' ? name(target) : addedNodes.forEach(nameIn)))
  ).observe(document.body, { childList: true, characterData: true, subtree: true });
  nameIn(document.body);
}
