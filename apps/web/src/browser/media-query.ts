/** Whether a CSS media query holds now; no where the browser cannot tell. */
export function mediaMatches(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}
