// A word after a decision or a draft: what became of it, instead of Tasklist's own that it was taken, and of earlier refusals.
// Another of its own lists what was assigned to the same person next, which here is nothing: nobody decides twice.
import { read } from './page.js';

const inSight = 20_000; // milliseconds
const pause = 1_000; // milliseconds
const looks = 6;

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
          let shown = '';
          for (let look = 0; look < looks; look++) {
            const said = await read(`tasklist/outcome?task=${task}&instance=${encodeURIComponent(processInstanceId)}`).catch(() => null);
            if (said && said.text !== shown) {
              shown = said.text;
              scope.$apply(() => {
                notifications.clearAll();
                notifications.addMessage({ status: shown, duration: inSight });
              });
            }
            if (!said?.more) {
              return;
            }
            await new Promise((resolve) => setTimeout(resolve, pause));
          }
        }
    ])
]);
