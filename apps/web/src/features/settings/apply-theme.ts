import type { Preferences } from '@setlist/contracts';

/** Shows a theme at once, before the server knows of it. */
export function applyTheme(theme: Preferences['theme']) {
  document.documentElement.dataset.theme = theme;
}
