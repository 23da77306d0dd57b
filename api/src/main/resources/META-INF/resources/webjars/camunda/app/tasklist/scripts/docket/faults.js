// Why a form was not taken. Tasklist says only that it was not: here the fields that are to be mended are named, for as long as
// nobody has begun to mend them.
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
        let shown = [];
        const letGo = () => {
          shown.forEach((one) => notifications.clear(one));
          shown = [];
        };
        notifications.addError = (error) => {
          if (error.message || !document.querySelector('.fjs-container')) {
            addError.call(notifications, error);
            return;
          }
          const tell = (again) => {
            const labels = toMend();
            if (labels.length === 0 && again > 0) {
              timeout(() => tell(again - 1), 100);
              return;
            }
            letGo();
            shown.push(labels.length > 0 ? { ...error, message: `${text.toMend} ${labels.join(', ')}` } : error);
            shown.forEach((one) => addError.call(notifications, one));
            timeout(() => document.querySelector('.modal .notifications .alert')?.scrollIntoView({ block: 'nearest' }));
          };
          timeout(() => tell(20), 100);
        };
        for (const change of ['input', 'mousedown']) {
          document.addEventListener(change, ({ target }) => target.closest?.('.fjs-container') && shown.length > 0 && timeout(letGo));
        }
        return notifications;
      }
    ])
]);
