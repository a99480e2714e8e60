import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { routes } from '../app.ts';
import { findVerb } from './find-verb.ts';

const root = join(import.meta.dirname, '../../../..');

test.each(routes.map(({ verb }) => verb.name))('finds where %s is written', (name) => {
  const { file, line } = findVerb(name);
  expect(file).toMatch(/^apps\/api\/src\/[\w-]+\/[\w-]+\.ts$/);
  expect(readFileSync(join(root, file), 'utf8').split('\n')[line - 1]).toMatch(
    new RegExp(`^export (async )?function ${name}\\(`),
  );
});

test('throws for a name that no file of its name exports, and says so', () => {
  expect(() => findVerb('fetchSongs')).toThrow(/fetchSongs/);
});
