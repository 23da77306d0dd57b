// Checks that a budget line is counted in a day's total, as docs/sum-tree.md says. It believes nothing it is told, needs no
// library, and no secure context either: that is why SHA-256 is written out here (FIPS 180-4).
'use strict';

const Sums = (() => {
  const NAMES = 10;
  const MOST = (1n << 63n) - 1n;
  const roots = [];
  const starts = [];
  for (let n = 2; roots.length < 64; n++) {
    if (![...Array(n).keys()].slice(2).some((k) => n % k === 0)) {
      const fraction = (x) => Math.floor((x - Math.floor(x)) * 2 ** 32) >>> 0;
      roots.push(fraction(Math.cbrt(n)));
      if (starts.length < 8) starts.push(fraction(Math.sqrt(n)));
    }
  }

  function sha256(bytes) {
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const h = [...starts];
    const w = new Uint32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 64; i++) {
        if (i < 16) {
          w[i] = view.getUint32(at + 4 * i);
        } else {
          const a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
          const b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
          w[i] = w[i - 16] + a + w[i - 7] + b;
        }
      }
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 64; i++) {
        const one = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + roots[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [k, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, k].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
    }
    const out = new DataView(new ArrayBuffer(32));
    h.forEach((x, i) => out.setUint32(4 * i, x >>> 0));
    return new Uint8Array(out.buffer);
  }

  const must = (holds, what) => { if (!holds) throw new Error(what); };
  const utf8 = (text) => new TextEncoder().encode(text);
  const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const base64 = (some) => btoa(String.fromCharCode(...some));
  const hex = (some) => [...some].map((b) => b.toString(16).padStart(2, '0')).join('');
  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => { all.set(part, at); return at + part.length; }, 0);
    return all;
  };
  const same = (one, other) => one.length === other.length && one.every((b, i) => b === other[i]);

  function figures(texts) {
    must(Array.isArray(texts) && texts.length === NAMES, 'below');
    return texts.map((text) => {
      must(typeof text === 'string' && /^[0-9]{1,19}$/.test(text) && BigInt(text) <= MOST, 'below');
      return BigInt(text);
    });
  }
  function written(some) {
    const view = new DataView(new ArrayBuffer(8 * NAMES));
    some.forEach((figure, i) => view.setBigUint64(8 * i, figure));
    return new Uint8Array(view.buffer);
  }
  const node = (told) => ({ hash: bytes(told.hash), sums: figures(told.figures) });

  function above(left, right) {
    const sums = left.sums.map((figure, i) => figure + right.sums[i]);
    must(sums.every((sum) => sum <= MOST), 'below');
    return {
      hash: sha256(join([1], left.hash, written(left.sums), right.hash, written(right.sums))), sums,
    };
  }

  function leaf(line) {
    const sums = figures(line.figures);
    const blinding = bytes(line.blinding);
    must(blinding.length === 32 && sums[0] === 1n, 'leaf');
    const texts = line.text.map((text) => {
      const some = utf8(text);
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, some.length);
      return join(length, some);
    });
    return { hash: sha256(join([0], blinding, ...texts, written(sums))), sums };
  }

  // RFC 9162, section 2.1.3.2
  function inLog(entry, proof) {
    const [told, note] = [proof.slice(0, proof.indexOf('\n\n')).split('\n'), proof.slice(proof.indexOf('\n\n') + 2)];
    must(told[0] === 'c2sp.org/tlog-proof@v1' && told[1].startsWith('index '), 'log');
    const [, size, root] = note.split('\n');
    let place = BigInt(told[1].slice(6));
    let last = BigInt(size) - 1n;
    must(place <= last, 'log');
    let hash = sha256(join([0], entry));
    for (const text of told.slice(2)) {
      must(last > 0n, 'log');
      if (place % 2n === 1n || place === last) {
        hash = sha256(join([1], bytes(text), hash));
        while (place % 2n === 0n && place !== 0n) { place >>= 1n; last >>= 1n; }
      } else {
        hash = sha256(join([1], hash, bytes(text)));
      }
      place >>= 1n;
      last >>= 1n;
    }
    must(last === 0n && base64(hash) === root, 'log');
    return size;
  }

  // Answers what was found, step by step: [step, what it came to]. Throws the step that does not hold.
  function check(proof) {
    must(proof.format === 'docket-sum-proof/v1', 'unreadable');
    const text = proof.line.text;
    must(text[0] === 'docket-sum-tree/v1' && text[1] === proof.day && text[2] === String(proof.fiscalYear)
      && text[3] === proof.currency && text[4] === proof.line.lineId && text[9] === proof.line.code, 'leaf');
    let here = leaf(proof.line);
    const steps = [['leaf', proof.line.code]];
    for (const step of proof.steps) {
      must(step.side === 'left' || step.side === 'right', 'path');
      here = step.side === 'left' ? above(node(step), here) : above(here, node(step));
    }
    steps.push(['path', proof.steps.length], ['below', '']);
    must(base64(here.hash) === proof.root.hash, 'root');
    steps.push(['root', here.sums[0]]);
    if (!proof.log) return { steps, over: false };
    const event = JSON.parse(proof.log.payload);
    must(event.day === proof.day && event.trees.some((tree) => tree.fiscalYear === proof.fiscalYear
      && tree.currency === proof.currency && tree.root === proof.root.hash), 'event');
    steps.push(['event', event.day]);
    if (!proof.log.entry || !proof.log.proof) {
      steps.push(['unsigned', '']);
      return { steps, over: false };
    }
    const lines = proof.log.entry.split('\n');
    const committed = hex(sha256(join(bytes(proof.log.payloadSalt), utf8(proof.log.payload))));
    must(lines[0] === 'docket-entry/v1' && lines[3] === 'budget-days' && lines[5] === 'budget-day-published'
      && lines[8] === committed, 'entry');
    steps.push(['entry', lines[2]]);
    steps.push(['log', inLog(utf8(proof.log.entry), proof.log.proof)]);
    return { steps, over: true };
  }

  return { check, sha256, hex, utf8 };
})();

if (typeof document !== 'undefined') {
  const result = document.getElementById('result');
  const words = result.dataset;

  // Minor units as an amount; a number of JavaScript would round large ones.
  const amount = (minor, currency) => {
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    const text = minor.padStart(digits + 1, '0');
    const whole = BigInt(text.slice(0, text.length - digits)).toLocaleString(document.documentElement.lang);
    return `${whole}${digits ? `.${text.slice(-digits)}` : ''} ${currency}`;
  };

  const figures = (proof) => {
    const list = document.createElement('dl');
    list.className = 'fields';
    words.figures.split('|').forEach((name, i) => {
      if (i === 0) return;
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const what = document.createElement('dd');
      term.textContent = name;
      what.textContent = amount(proof.line.figures[i], proof.currency);
      row.append(term, what);
      list.append(row);
    });
    return list;
  };

  const say = (kind, verdict, steps, ...more) => {
    result.className = `result ${kind}`;
    const head = document.createElement('p');
    head.className = 'verdict';
    head.textContent = verdict;
    const list = document.createElement('ol');
    steps.forEach(([step, what]) => {
      const item = document.createElement('li');
      item.textContent = what === '' ? words[step] : `${words[step]}: ${what}`;
      list.append(item);
    });
    result.replaceChildren(head, ...more, ...(steps.length ? [list] : []));
  };

  const check = (text) => {
    try {
      const proof = JSON.parse(text);
      const { steps, over } = Sums.check(proof);
      say('good', over ? words.good : words.open, steps, figures(proof));
    } catch (failed) {
      const step = words[failed.message];
      const found = step && failed.message !== 'unreadable';
      say('bad', found ? words.bad : words.unreadable, found ? [[failed.message, '✗']] : []);
    }
  };

  const fetched = async () => {
    const day = document.getElementById('day').value;
    const line = document.getElementById('line').value.trim();
    if (!day || !line) return;
    const answer = await fetch(`${words.base}${day}/lines/${encodeURIComponent(line)}/proof`, {
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang },
    });
    const text = await answer.text();
    if (answer.ok) {
      document.getElementById('proof').value = text;
      check(text);
    } else {
      const problem = JSON.parse(text);
      say('bad', [problem.detail, ...(problem.errors || []).map((one) => one.message)].join(' '), []);
    }
  };

  document.getElementById('fetch').addEventListener('submit', (event) => {
    event.preventDefault();
    fetched();
  });
  document.getElementById('paste').addEventListener('submit', (event) => {
    event.preventDefault();
    check(document.getElementById('proof').value);
  });
  fetched();
} else {
  module.exports = Sums;
}
