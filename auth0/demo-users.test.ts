import { readFile } from 'node:fs/promises';
import { DEMO_PEOPLE } from '@setlist/contracts/constants';
import { expect, test } from 'vitest';

test('the demo people whom pages offer are those who can sign in', async () => {
  const users: { user_id: string; email: string; name: string; user_metadata?: { displayName: string } }[] =
    JSON.parse(await readFile(new URL('demo-users.json', import.meta.url), 'utf8'));
  const imported = users.map(({ user_id: key, email, name, user_metadata }) => ({
    ...{ key, name: user_metadata?.displayName ?? name, email },
  }));
  expect(DEMO_PEOPLE).toEqual(imported);
});
