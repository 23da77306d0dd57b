// A dialog in which something was typed is not closed by Escape, or by a click beside it, without being asked.
import { text } from './texts.js';

const accidents = ['escape key press', 'backdrop click']; // as ui-bootstrap calls them
const written = new WeakSet();

const note = ({ target }) => {
  const dialog = target.closest?.('.modal, dialog');
  if (dialog) {
    written.add(dialog);
  }
};
document.addEventListener('input', note);
document.addEventListener('mousedown', (event) => event.target.closest?.('.fjs-dropdownlist-item') && note(event));

// Escape in an open list closes the list, as leaving it does: who listens further out leaves alone what is prevented.
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape') {
      return;
    }
    if (document.querySelector('.fjs-dropdownlist')) {
      event.preventDefault();
      document.activeElement.blur();
    } else if (document.querySelector('.flatpickr-calendar.open')) {
      event.preventDefault();
    }
  },
  true
);

/** Whether the dialog may close: nothing was typed in it, or the person lets it go. */
export function mayClose(dialog) {
  return !written.has(dialog) || window.confirm(text.loseTyped);
}

window.angular.module('cam.tasklist').config([
  '$provide',
  (provide) =>
    provide.decorator('$uibModalStack', [
      '$delegate',
      (stack) => {
        const dismiss = stack.dismiss;
        stack.dismiss = (instance, reason) => {
          const dialog = [...document.querySelectorAll('.modal')].pop();
          return accidents.includes(reason) && dialog && !mayClose(dialog) ? false : dismiss(instance, reason);
        };
        return stack;
      }
    ])
]);
