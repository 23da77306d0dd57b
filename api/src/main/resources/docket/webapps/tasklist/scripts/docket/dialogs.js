// A dialog in which something was typed is not closed by Escape, or by a click beside it, without being asked.
import { mayClose } from './unsaved.js';

const accidents = ['escape key press', 'backdrop click']; // as ui-bootstrap calls them

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
