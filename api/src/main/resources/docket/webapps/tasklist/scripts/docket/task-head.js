// The line above a task's tabs. Tasklist's own offers what only an operator may do: dates, groups, other people's tasks.
import { isOperator, read } from './page.js';
import { text } from './texts.js';

const head = `
  <ul class="meta list-inline dates">
    <li ng-if="task.due" class="due-date" ng-class="{overdue: task.due < now}">
      <span class="glyphicon glyphicon-bell" tooltip-placement="top" uib-tooltip="{{ 'DUE_DATE' | translate }}"></span>
      <span tooltip-placement="top" uib-tooltip="{{ task.due | camDate:'long' }}" am-time-ago="task.due"></span>
    </li>
  </ul>
  <ul class="meta list-inline actors">
    <li class="groups" ng-if="groupNames.length > 0">
      <span class="glyphicon glyphicon-th" tooltip-placement="top" uib-tooltip="{{ 'GROUPS' | translate }}"></span>
      <span docket-groups></span>
    </li>
    <li class="assignee">
      <span class="glyphicon glyphicon-user" tooltip-placement="top" uib-tooltip="{{ 'ASSIGNEE' | translate }}"></span>
      <span ng-if="hasAssignee()">{{ assignee.firstName || assignee.id }} {{ assignee.lastName }}</span>
      <button type="button" class="claim btn-link" ng-if="!hasAssignee()" ng-click="claim()" ng-disabled="submitInProgress">
        ${text.claim}
      </button>
      <button type="button" class="unclaim btn-link" ng-if="isAssignee && groupNames.length > 0" ng-click="unclaim()"
              ng-disabled="submitInProgress">
        ${text.giveBack}
      </button>
    </li>
  </ul>`;

/** Tasklist's own knows the names of the reader's groups only. */
async function namesOf(groups) {
  const query = groups.map(({ id }) => `id=${encodeURIComponent(id)}`).join('&');
  const found = await read(`tasklist/names?${query}`).catch(() => ({ groups: {} }));
  return groups.map(({ id }) => found.groups[id] ?? `${id} (${text.gone})`).join(', ');
}

if (!(await isOperator)) {
  document.documentElement.classList.add('docket-clerk');
  window.angular
    .module('cam.tasklist')
    .directive('docketGroups', () => ({
      link: (scope, [node]) => {
        scope.taskData.newChild(scope).observe('groups', async (groups) => {
          node.textContent = groups?.length ? await namesOf(groups) : '';
        });
      }
    }))
    .config([
      '$provide',
      (provide) =>
        provide.decorator('camTasklistTaskMetaDirective', [
          '$delegate',
          (directives) => {
            directives[0].template = head;
            return directives;
          }
        ])
    ]);
}
