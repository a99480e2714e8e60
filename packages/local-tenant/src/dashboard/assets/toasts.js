// @ts-check
// Says what was done, for a while, or what went wrong, until it is closed.

const toasts = /** @type {HTMLElement} */ (document.getElementById('toasts'));

/** Shows a toast; a good one goes by itself. */
export function say(/** @type {string} */ message, /** @type {boolean} */ isGood) {
  const toast = document.createElement('p');
  toast.className = isGood ? 'toast' : 'toast bad';
  toast.append(Object.assign(document.createElement('b'), { textContent: message }));
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
  close.addEventListener('click', () => toast.remove());
  toast.append(close);
  toasts.append(toast);
  if (isGood) setTimeout(() => toast.remove(), 5000);
}

if (new URLSearchParams(location.search).has('done')) {
  history.replaceState(null, '', location.pathname);
  setTimeout(() => toasts.replaceChildren(), 5000);
}
