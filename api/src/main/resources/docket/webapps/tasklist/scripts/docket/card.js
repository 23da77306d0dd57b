// What a card in the list says of its case: who drafted it, how much it asks for, what the score advises.
import { element, money, read } from './page.js';
import { text, word } from './texts.js';

const together = 30; // milliseconds in which the cards of a page ask at once
let asked = null;

function cardOf(taskId) {
  asked ??= ask();
  asked.ids.push(taskId);
  return asked.cards.then((cards) => cards[taskId]);
}

function ask() {
  const ids = [];
  const cards = new Promise((resolve) => setTimeout(resolve, together)).then(() => {
    asked = null;
    return read(`tasklist/cards?${ids.map((id) => `task=${encodeURIComponent(id)}`).join('&')}`);
  });
  return { ids, cards };
}

function facts({ drafter, confidential, amount, advice, returned, returnedBy }) {
  return [
    returned ? element('strong', { class: 'returned' }, returnedBy ? `${text.returnedBy} ${returnedBy}` : text.returned) : null,
    amount ? element('strong', { class: 'amount' }, money(amount)) : null,
    drafter,
    confidential ? element('span', { class: 'confidential' }, text.confidential) : null,
    advice ? element('span', { class: `advice ${advice.toLowerCase()}` }, word('advice', advice)) : null
  ].filter(Boolean);
}

export default {
  id: 'docket-card',
  pluginPoint: 'tasklist.card',
  priority: 900,
  render: async (node, { taskId }) => {
    const line = element('p', { class: 'docket-card' });
    node.append(line);
    const card = await cardOf(taskId).catch(() => null);
    if (card) {
      line.append(...facts(card).flatMap((fact, index) => (index === 0 ? [fact] : [' · ', fact])));
    }
  }
};
