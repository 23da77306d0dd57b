// Where the engine keeps one text for all readers, it may say it in two languages, 'Review · 검토': each reader sees theirs.
import { language } from './page.js';

const places = '.description-pane div, .task-filter h4 a, .tooltip-inner';
const hangul = /\p{Script=Hangul}/u;

/** Only texts are replaced, never elements: Tasklist goes on to own them. */
function choose() {
  for (const { firstChild: written } of document.querySelectorAll(places)) {
    const both = written?.data?.trim();
    const halves = both?.split(' · ') ?? [];
    if (halves.length === 2 && hangul.test(halves[0]) !== hangul.test(halves[1])) {
      written.data = written.data.replace(both, halves.find((half) => hangul.test(half) === (language === 'ko')));
    }
  }
}

export function showOneLanguage() {
  new MutationObserver(choose).observe(document.body, { childList: true, characterData: true, subtree: true });
}
