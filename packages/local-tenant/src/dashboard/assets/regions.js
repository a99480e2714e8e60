// @ts-check
// The server renders; the page takes over the regions that differ and flashes what changed in them.
import { isBeingFilledIn, warnEditor } from './filled-in.js';

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const announcer = /** @type {HTMLElement} */ (document.getElementById('announcer'));

/**
 * Takes over what the server rendered anew; returns the new page. A region that is being filled in stays, unless it
 * is the one whose form was answered.
 * @param {string} text
 * @param {Element | null} [answered]
 */
export function applyPage(text, answered) {
  const next = new DOMParser().parseFromString(text, 'text/html');
  document.body.dataset.live = next.body.dataset.live ?? '';
  const changed = [...main.querySelectorAll('[data-region]')].flatMap((region) =>
    takeOver(/** @type {HTMLElement} */ (region), next.getElementById(region.id), region === answered),
  );
  const keys = changed.filter((mark) => /^(user|app)_metadata\./.test(mark));
  if (keys.length > 0) announcer.textContent = `Changed: ${keys.join(', ')}`;
  return next;
}

/**
 * @param {HTMLElement} region
 * @param {HTMLElement | null} next
 * @param {boolean} isAnswered
 * @returns {string[]} names of the marks that changed
 */
function takeOver(region, next, isAnswered) {
  if (!next || comparable(region) === comparable(next)) return [];
  if (isBeingFilledIn(region) && !isAnswered) {
    warnEditor(region, next);
    return [];
  }
  const before = marks(region);
  const focused = region.contains(document.activeElement) ? document.activeElement?.id : '';
  const open = [...region.querySelectorAll('details[open]')].map((element) => element.id);
  const fresh = /** @type {HTMLElement} */ (document.importNode(next, true));
  region.replaceWith(fresh);
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const changed = [...marks(fresh)].filter(([mark, text]) => before.get(mark) !== text).map(([mark]) => mark);
  flash(fresh, changed, before);
  return changed;
}

/** What a region says, without what differs between two copies of the same: the token of its forms. */
function comparable(/** @type {HTMLElement} */ region) {
  const copy = /** @type {HTMLElement} */ (region.cloneNode(true));
  for (const element of copy.querySelectorAll('input[name=token]')) element.remove();
  for (const element of [copy, ...copy.querySelectorAll('.changed, details')]) {
    element.classList.remove('changed');
    if (element.classList.length === 0) element.removeAttribute('class');
    if (element.tagName === 'DETAILS') element.removeAttribute('open');
  }
  return copy.outerHTML;
}

function marks(/** @type {HTMLElement} */ region) {
  return new Map(
    [...region.querySelectorAll('[data-mark]')].map((element) => [
      /** @type {HTMLElement} */ (element).dataset.mark ?? '',
      element.outerHTML.replace(/ class="changed"| changed/g, ''),
    ]),
  );
}

/** The region lights up when it is a card, and in it everything new or different. */
function flash(
  /** @type {HTMLElement} */ region,
  /** @type {string[]} */ changed,
  /** @type {Map<string, string>} */ before,
) {
  const removed = [...before.keys()].some(
    (mark) => !region.querySelector(`[data-mark="${CSS.escape(mark)}"]`),
  );
  if (region.matches('.home') && (changed.length > 0 || removed)) region.classList.add('changed');
  for (const mark of changed)
    region.querySelector(`[data-mark="${CSS.escape(mark)}"]`)?.classList.add('changed');
}

main.addEventListener('animationend', ({ target, animationName }) => {
  const element = /** @type {HTMLElement} */ (target);
  if (!animationName.startsWith('flash')) return;
  for (const changed of [element, ...element.querySelectorAll(':scope > .changed')])
    changed.classList.remove('changed');
});
