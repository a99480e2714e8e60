import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let style: string | undefined;

/** The style sheet of the sign-in pages, which goes into each page. Read once. */
export function readStyle(): string {
  style ??= readFileSync(join(import.meta.dirname, 'assets', 'sign-in.css'), 'utf8');
  return style;
}
