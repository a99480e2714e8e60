import { DisplayName } from '@setlist/contracts';
import { expect, test } from 'vitest';
import { runActions } from '../run-action.ts';

const run = (user_metadata: object) => runActions(['default-display-name'], { user: { user_metadata } });

test('names a user without a display name "user"', async () => {
  expect((await run({})).userMetadata).toEqual({ displayName: 'user' });
  expect((await run({ displayName: '' })).userMetadata).toEqual({ displayName: 'user' });
});

test('leaves a chosen display name, and all other metadata, alone', async () => {
  expect((await run({ displayName: 'Jane', hobby: 'surfing' })).userMetadata).toEqual({});
});

test.each([
  ...['Jane', '  Jane ', 'Zoë & 日本 🎻', 'نورا', 'a < b', '!?', '👩‍👩‍👧‍👦'.repeat(50), 'x'.repeat(50)],
  ...['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301', 'می\u200cخواهم'],
  ...[
    '   ',
    '\u00a0',
    '\u200d',
    '\u3164',
    '\u2800',
    'x'.repeat(51),
    'x'.repeat(100_000),
    '👩‍👩‍👧‍👦'.repeat(51),
  ],
  ...['Ja\u0000ne', 'Ja\nne', 'Jane\n', 'Ja\u202ene', 'Ja\u200bne', 'Ja\u2028ne', '\ud800', 'Jane\u{e0061}'],
  ...['<b>Jane</b>', '</b>', '<!--', `a${'\u0301'.repeat(20)}`],
  ...[7, true, null, ['Jane'], { first: 'Jane' }],
])('makes of %j what the API would have saved', async (displayName) => {
  const { userMetadata } = await run({ displayName });
  expect(userMetadata.displayName ?? displayName).toBe(DisplayName.safeParse(displayName).data ?? 'user');
});

test('lets no token of the same sign-in carry a name that it replaced', async () => {
  const user = { user_metadata: { displayName: '<b>Jane</b>' } };
  const { idTokenClaims } = await runActions(['default-display-name', 'add-claims'], { user });
  expect(idTokenClaims).toMatchObject({ 'https://setlist.example/display_name': 'user' });
});
