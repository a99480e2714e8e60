// @ts-check
// What people have typed and not sent is never taken away from them.

/** Somebody fills in a form here: it stays as it is until they send it or leave. */
export function isBeingFilledIn(/** @type {HTMLElement} */ region) {
  const forms = region.matches('form') ? [region] : region.querySelectorAll('form');
  return [...forms].some(
    (form) =>
      form.hasAttribute('data-unsaved') ||
      [.../** @type {HTMLFormElement} */ (form).elements].some((/** @type {any} */ field) =>
        ['radio', 'checkbox'].includes(field.type)
          ? field.checked !== field.defaultChecked
          : 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue,
      ),
  );
}

/** Tells whoever edits metadata here that somebody else changed it meanwhile. */
export function warnEditor(/** @type {HTMLElement} */ region, /** @type {HTMLElement} */ next) {
  const base = /** @type {HTMLInputElement | null} */ (next.querySelector('input[name=base]'));
  const current = /** @type {HTMLInputElement | null} */ (region.querySelector('input[name=base]'));
  const hint = region.querySelector('.hint');
  if (!base || !hint || base.value === current?.value) return;
  if (/** @type {HTMLElement} */ (hint).dataset.base === base.value) return;
  /** @type {HTMLElement} */ (hint).dataset.base = base.value;
  hint.classList.add('warn');
  hint.textContent = `Changed meanwhile to ${base.value}. Saving still writes only the keys that you change.`;
  const announcer = document.getElementById('announcer');
  if (announcer) announcer.textContent = hint.textContent;
}
