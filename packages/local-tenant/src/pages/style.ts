import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOOK } from './look.ts';

let style: string | undefined;

/** The style sheets of the sign-in pages, which go into each page. Read once. */
export function readStyle(): string {
  style ??= [...Object.values(LOOK), join(import.meta.dirname, 'assets', 'sign-in.css')]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return style;
}
