// Small helpers of the case tab: the language, elements without markup strings, calls with the session.

const spoken = ['ko', 'en'];

const cookie = document.cookie.match(/(?:^|; )docket-lang=(ko|en)(?:;|$)/)?.[1];
const asked = (navigator.languages?.[0] ?? navigator.language ?? 'en').slice(0, 2).toLowerCase();

/** 'ko' or 'en', as Tasklist itself chooses it. */
export const language = cookie ?? (spoken.includes(asked) ? asked : 'en');

const webapps = document.querySelector('base').getAttribute('app-root');
/** Where Docket's own pages and REST begin. */
export const root = webapps.replace(/\/camunda$/, '');

/** What Tasklist calls otherwise than Docket does, or says less well. A reason follows most of them, after a colon. */
const betterLabels = {
  en: {
    CLAIM_OK: 'You have taken the task.',
    CLAIM_ERROR: 'Not taken',
    UNCLAIM_OK: 'You have given the task back.',
    UNCLAIM_ERROR: 'Not given back',
    ASSIGNED_ERROR: 'Not assigned',
    DELEGATE_ERROR: 'Not delegated',
    RESOLVE_ERROR: 'Not handed back',
    TASK_UPDATE_ERROR: 'Not saved',
    COMPLETE_ERROR: 'Not submitted',
    PROCESS_START_ERROR: 'Not submitted',
    CLICK_PROCESS_TO_START: 'Choose the process of the case.',
    START: 'Submit'
  },
  ko: {}
};

/**
 * Puts the words of an application where it keeps them from one visit to the next. At a first visit it draws some of its
 * labels before it has fetched them, and then shows their keys.
 */
export async function keepLocale(application, language) {
  const folder = `${webapps}/app/${application}/locales/`;
  const answer = await fetch(`${folder}${language}.json`).catch(() => ({ ok: false }));
  if (answer.ok) {
    const kept = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    const words = await answer.json();
    Object.assign(words.labels, betterLabels[language]);
    kept[`${folder}_locales_data_${language}_${window.bust}`] = JSON.stringify(words);
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
}

/** Who is logged in: {userId, authorizedApps}. */
export const me = fetch(`${webapps}/api/admin/auth/user/default`, { headers: { Accept: 'application/json' } }).then((answer) =>
  answer.ok ? answer.json() : { userId: null, authorizedApps: [] }
);

/** Whether they run the program: they may change what others only read. */
export const isOperator = me.then(({ authorizedApps }) => authorizedApps.includes('admin'));

/** Makes an element; children that are strings become text, so that nothing in a case is ever markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Reads JSON from Docket's REST door; a problem becomes an error with its text. */
export async function read(path, signal) {
  const answer = await fetch(`${root}/api/${path}`, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Accept-Language': language },
    signal
  });
  return answer.ok ? answer.json() : refused(answer);
}

/** Sends JSON to Docket's REST door; a refusal becomes an error with its text. */
export async function send(path, body) {
  const answer = await fetch(`${root}/api/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': language,
      'Content-Type': 'application/json',
      'X-XSRF-TOKEN': document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? ''
    },
    body: JSON.stringify(body)
  });
  return answer.ok ? answer.json() : refused(answer);
}

async function refused(answer) {
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail ?? `${answer.status} ${answer.statusText}`);
}

/** Reads the start form of a process (an id, or `key/` and a key) as Tasklist is served it; without one there is nothing to read. */
export async function readForm(process, signal) {
  const path = `${root}/camunda/api/engine/engine/default/process-definition/${process.split('/').map(encodeURIComponent).join('/')}/deployed-start-form`;
  const answer = await fetch(path, { credentials: 'same-origin', signal });
  return answer.ok ? answer.json() : {};
}

/** The agency's zone: every time on the screen is of it, wherever the browser is. */
export const timeZone = document.documentElement.dataset.zone;
const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
const days = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone });

export function moment(time) {
  return element('time', { datetime: time }, moments.format(new Date(time)));
}

export function day(time) {
  return element('time', { datetime: time, title: moments.format(new Date(time)) }, days.format(new Date(time)));
}

function decimals(currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

/** An amount as events hold it, {minor, currency}, as the REST API gives it. */
export function minor({ minor: units, currency }) {
  return { amount: units / 10 ** decimals(currency), currency };
}

/** As the server writes it: 1,200,000원 in Korean, else 1,200,000 KRW. */
export function money({ amount, currency }) {
  const digits = decimals(currency);
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
  return language === 'ko' && currency === 'KRW' ? `${number}원` : `${number} ${currency}`;
}

export function section(title, ...content) {
  return element('section', {}, element('h3', {}, title), ...content);
}
