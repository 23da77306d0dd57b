// After a session has ended: where the person was, and what they had typed. Tasklist keeps what was typed by the task alone,
// for whoever opens it next, and what was typed into any start form in one place.
import { me } from './page.js';

const place = 'docket-place';
const owner = 'docket-typed-by';
const typed = 'camunda-form:';
const startForm = `${typed}undefined`;

const keysWith = (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

function move(from, to) {
  for (const key of keysWith(from)) {
    localStorage.setItem(to + key.slice(from.length), localStorage.getItem(key));
    localStorage.removeItem(key);
  }
}

/** Puts aside what another person typed at this machine, and brings back what this one did. */
function takeOwn(person) {
  const before = localStorage.getItem(owner);
  if (before && before !== person) {
    move(typed, `docket:${before}:${typed}`);
    move(`docket:${person}:${typed}`, typed);
  }
  localStorage.setItem(owner, person);
}

export async function leave() {
  sessionStorage.setItem(place, JSON.stringify({ hash: location.hash, person: (await me).userId }));
}

/** Before Tasklist begins. */
export async function resume() {
  const { userId: person } = await me;
  if (!person) {
    return;
  }
  takeOwn(person);
  const left = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  sessionStorage.removeItem(place);
  if (left.person === person && location.hash.length <= '#/'.length) {
    history.replaceState(null, '', left.hash);
  }
  if (!location.hash.includes('processStart=')) {
    localStorage.removeItem(startForm);
  }
}

/** What was brought back into one start form does not go into the next. */
export function forgetStartForm() {
  localStorage.removeItem(startForm);
}
