// On a narrow screen a task takes the place of the list (user-styles.css), and this leads back to where one was in it.
import { element } from './page.js';
import { text } from './texts.js';

let place = 0;

document.addEventListener('click', ({ target }) => {
  if (target.closest('.tasks-list li.task')) {
    place = window.scrollY;
    window.scrollTo(0, 0);
  }
});

// What is chosen in the menu takes the menu's place.
document.addEventListener(
  'click',
  ({ target }) => {
    if (target.closest('.start-process-action a, .docket-open-my-cases a')) {
      setTimeout(() => document.querySelector('.navbar-toggle.open')?.click());
    }
  },
  true
);

function back() {
  location.hash = location.hash.replace(/([?&])task=[^&]*&?/, '$1').replace(/[?&]$/, '');
  requestAnimationFrame(() => requestAnimationFrame(() => window.scrollTo(0, place)));
}

export default {
  id: 'docket-back',
  pluginPoint: 'tasklist.task.action',
  priority: 900,
  render: (node) => {
    const button = element('button', { type: 'button', class: 'btn btn-link docket-back' }, `← ${text.list}`);
    button.addEventListener('click', back);
    node.append(button);
  }
};
