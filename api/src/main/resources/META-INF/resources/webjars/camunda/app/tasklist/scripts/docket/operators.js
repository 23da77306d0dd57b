// Cockpit and Admin, whose Korean has the words that an operator meets first: the others are English.
import { keepLocale, language } from './page.js';

/** What an application of this name is configured with: the language of Docket's pages, not of the browser. */
export async function configurationOf(application, korean) {
  const locales = [...new Set([language, 'en'])];
  Object.defineProperty(navigator, 'languages', { value: locales });
  for (const locale of locales) {
    await keepLocale(application, locale);
  }
  return {
    app: { vendor: 'Docket', ...(language === 'ko' ? { name: korean } : {}) },
    locales: { availableLocales: locales, fallbackLocale: 'en' },
    disableWelcomeMessage: true
  };
}
