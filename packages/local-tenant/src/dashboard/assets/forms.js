// @ts-check
// Forms that stay on their page: sent in the background, their answer taken over like any change.
import { applyPage } from './regions.js';
import { outdate } from './stream.js';
import { say } from './toasts.js';

document.addEventListener('submit', async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches('[data-stays]')) return;
  event.preventDefault();
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, event.submitter)));
  form.setAttribute('aria-busy', 'true');
  outdate();
  const response = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
  const text = await response?.text();
  form.removeAttribute('aria-busy');
  outdate();
  if (response && text !== undefined) takeAnswer(form, response, text);
  else say('The tenant does not answer. Nothing was changed, or this page was not told.', false);
});

/** What a form's answer says: the page as it now is, or what was wrong. */
function takeAnswer(
  /** @type {HTMLFormElement} */ form,
  /** @type {Response} */ response,
  /** @type {string} */ text,
) {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/plain')) return say(text, false);
  if (!type.startsWith('text/html'))
    return say('The tenant failed; its log says why. Nothing was changed, or this page was not told.', false);
  const url = new URL(response.url);
  if (response.redirected && url.pathname !== location.pathname) return location.assign(url);
  if (response.redirected) leaveEditor(form, url);
  const next = applyAnswer(text, form);
  for (const toast of next.querySelectorAll('#toasts .toast')) say(toast.textContent ?? '', true);
  if (response.ok) return;
  for (const problem of next.querySelectorAll('main > .problem')) say(problem.textContent ?? '', false);
}

/** After a save nothing in the form is unsaved any more, whatever it holds. */
function leaveEditor(/** @type {HTMLFormElement} */ form, /** @type {URL} */ url) {
  history.replaceState(null, '', url.pathname);
  form.reset();
}

function applyAnswer(/** @type {string} */ text, /** @type {HTMLFormElement} */ form) {
  const region = form.querySelector('textarea') && form.closest('[data-region]');
  const next = applyPage(text, region);
  if (region)
    document.querySelector(`#${CSS.escape(region.id)} textarea, #${CSS.escape(region.id)}-edit`)?.focus();
  return next;
}
