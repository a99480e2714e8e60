/** What backstage shows, by section and name: keys of metadata, claims, ids of log entries. Values are plain JSON. */
export type Shown = Record<string, Record<string, unknown> | undefined>;

/** Something that is new, another one than before, or there no more: `displayName` in `user_metadata`. */
export interface Change {
  section: string;
  name: string;
}

/** What is another one than `before`. A section that was not shown yet brings no news. */
export function changesBetween(before: Shown, now: Shown): Change[] {
  return Object.entries(now).flatMap(([section, values]) => {
    const known = before[section];
    if (!known || !values) return [];
    return [...new Set([...Object.keys(known), ...Object.keys(values)])]
      .filter((name) => JSON.stringify(known[name]) !== JSON.stringify(values[name]))
      .map((name) => ({ section, name }));
  });
}
