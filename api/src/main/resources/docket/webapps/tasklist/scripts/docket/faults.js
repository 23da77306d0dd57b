// Why a form was not taken: only what was said last, and in sight. Of fields that are to be mended Tasklist says only that it was
// not: here they are named, for as long as nobody has begun to mend them. What the server refused stays until the next attempt.
import { text } from './texts.js';

const faulty = '.fjs-container .fjs-form-field:has(> .fjs-form-field-error)';

/** What the form calls its fields that it refuses, once it has drawn them so. */
function toMend() {
  const fields = [...document.querySelectorAll(faulty)];
  return fields.map((field) => field.querySelector('label')?.textContent.replace(/\*$/, '').trim()).filter(Boolean);
}

window.angular.module('cam.tasklist').config([
  '$provide',
  (provide) =>
    provide.decorator('Notifications', [
      '$delegate',
      '$timeout',
      (notifications, timeout) => {
        const addError = notifications.addError;
        let shown = null;
        let mendable = false;
        const letGo = () => {
          if (shown) {
            notifications.clear(shown);
            shown = null;
          }
        };
        const show = (error) => {
          letGo();
          shown = error;
          addError.call(notifications, error);
          timeout(() => document.querySelector('.modal .notifications .alert')?.scrollIntoView({ block: 'nearest' }));
        };
        notifications.addError = (error) => {
          if (!document.querySelector('.fjs-container')) {
            addError.call(notifications, error);
            return;
          }
          mendable = !error.message;
          if (!mendable) {
            show(error);
            return;
          }
          const tell = (again) => {
            const labels = toMend();
            if (labels.length === 0 && again > 0) {
              timeout(() => tell(again - 1), 100);
              return;
            }
            show(labels.length > 0 ? { ...error, message: `${text.toMend} ${labels.join(', ')}` } : error);
          };
          timeout(() => tell(20), 100);
        };
        for (const change of ['input', 'mousedown']) {
          document.addEventListener(change, ({ target }) => mendable && target.closest?.('.fjs-container') && timeout(letGo));
        }
        document.addEventListener('click', ({ target }) => target.closest?.('.modal-footer .btn-primary, .form-actions .btn-primary') && timeout(letGo));
        return notifications;
      }
    ])
]);
