// What was typed into a dialog and is nowhere else. A module of its own: Tasklist loads its scripts by another address than imports do.
import { text } from './texts.js';

const written = new WeakSet();

const note = ({ target }) => {
  const dialog = target.closest?.('.modal, dialog');
  if (dialog) {
    written.add(dialog);
  }
};
document.addEventListener('input', note);
document.addEventListener('mousedown', (event) => event.target.closest?.('.fjs-dropdownlist-item') && note(event));

/** Whether the dialog may close: nothing was typed in it, or the person lets it go. */
export function mayClose(dialog) {
  return !written.has(dialog) || window.confirm(text.loseTyped);
}
