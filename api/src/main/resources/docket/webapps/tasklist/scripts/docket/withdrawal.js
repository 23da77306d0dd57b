// The drafter takes a running case back (회수), as long as nobody has acted on it.
import { element, me, section, send } from './page.js';
import { text } from './texts.js';

/** Nothing where the reader is not the drafter, or it is too late. */
export async function withdrawal(found, afterwards) {
  const { userId } = await me;
  const actedOn = found.approvalLine.some((step) => step.decision);
  return found.drafter === userId && found.state === 'OPEN' && !actedOn ? [asking(found, afterwards)] : [];
}

function asking({ caseId }, afterwards) {
  const reason = element('textarea', { id: 'docket-reason', class: 'form-control', rows: '2', required: '', maxlength: '4000' });
  const fault = element('p', { role: 'alert', class: 'fault' });
  const form = element(
    'form',
    { class: 'withdrawal' },
    element('label', { for: 'docket-reason' }, text.reason, element('span', { class: 'fjs-asterix', 'aria-hidden': 'true' }, '*')),
    reason,
    fault,
    element('button', { type: 'submit', class: 'btn btn-default' }, text.withdraw)
  );
  reason.addEventListener('invalid', () => reason.setCustomValidity(reason.validity.valueMissing ? text.reasonMissing : ''));
  reason.addEventListener('input', () => reason.setCustomValidity(''));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await send(`cases/${encodeURIComponent(caseId)}/withdrawal`, { reason: reason.value });
      afterwards();
    } catch (refused) {
      fault.textContent = refused.message;
    }
  });
  return section(text.withdrawal, element('p', {}, text.withdrawalHelp), form);
}
