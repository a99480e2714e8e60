// @ts-check
// JSON editors: the fault is shown while it is made; Ctrl or Cmd with Enter or S saves.

document.addEventListener('input', ({ target }) => {
  const editor = /** @type {HTMLTextAreaElement} */ (target);
  const form = editor.closest('form[data-json]');
  if (!form || editor.name !== 'json') return;
  const problem = /** @type {HTMLElement} */ (form.querySelector('.problem'));
  const message = faultIn(editor.value);
  problem.hidden = !message;
  if (message && problem.lastElementChild) problem.lastElementChild.textContent = message;
  editor.setAttribute('aria-invalid', message ? 'true' : 'false');
});

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || !['Enter', 's'].includes(event.key)) return;
  const form = /** @type {HTMLElement} */ (event.target).closest('form[data-json]');
  if (!form) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (form).requestSubmit();
});

function faultIn(/** @type {string} */ text) {
  try {
    const value = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return '';
    return 'Metadata is a JSON object: it begins with { and ends with }.';
  } catch (error) {
    return `This is not JSON: ${/** @type {Error} */ (error).message.replace(/ is not valid JSON$| in JSON/, '')}.`;
  }
}
