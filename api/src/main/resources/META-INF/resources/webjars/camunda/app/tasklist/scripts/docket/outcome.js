// A word after a decision or a draft: what became of it, instead of Tasklist's own that it was taken, and of earlier refusals.
// Another of its own lists what was assigned to the same person next, which here is nothing: nobody decides twice.
import { read } from './page.js';

const inSight = 20_000; // milliseconds

window.angular.module('cam.tasklist').config([
  '$provide',
  (provide) =>
    provide.decorator('assignNotification', [
      '$delegate',
      '$location',
      'Notifications',
      '$rootScope',
      (_, location, notifications, scope) =>
        async ({ processInstanceId }) => {
          const task = encodeURIComponent(location.search().task ?? '');
          const said = await read(`tasklist/outcome?task=${task}&instance=${encodeURIComponent(processInstanceId)}`).catch(() => null);
          if (said) {
            scope.$apply(() => {
              notifications.clearAll();
              notifications.addMessage({ status: said.text, duration: inSight });
            });
          }
        }
    ])
]);
