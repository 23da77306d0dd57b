// Tasklist says when it finds that its session has ended, and then leaves for the login page.
import { forgetStartForm, leave } from './resume.js';

window.angular.module('cam.tasklist').run([
  '$rootScope',
  (scope) => {
    scope.$on('authentication.login.required', leave);
    let shown = false;
    new MutationObserver(() => {
      const before = shown;
      shown = document.querySelector('.modal .fjs-container') !== null;
      if (shown && !before) {
        forgetStartForm();
      }
    }).observe(document.body, { childList: true, subtree: true });
  }
]);
