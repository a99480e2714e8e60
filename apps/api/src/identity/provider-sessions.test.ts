import { expect, test } from 'vitest';
import { gatherSessions, ProviderSession, ProviderToken } from './provider-sessions.ts';

const at = (hour: number) => `2026-11-30T${String(hour).padStart(2, '0')}:00:00.000Z`;
const session = (id: string, fields: object) => ProviderSession.parse({ id, ...fields });
const token = (id: string, fields: object) => ProviderToken.parse({ id, ...fields });

test('tells of a session that is over by its refresh tokens: since the first, until the last use', () => {
  const tokens = [
    token('younger', { session_id: 'over', created_at: at(5), last_exchanged_at: at(6) }),
    token('older', { session_id: 'over', created_at: at(3), last_exchanged_at: null }),
  ];
  expect(gatherSessions([], tokens)).toEqual([
    {
      ...{ sessionId: 'over', userAgent: null, ip: null, signedInAt: at(3), lastUsedAt: at(6) },
      ...{ goesOn: false, refreshTokenIds: ['younger', 'older'] },
    },
  ]);
});

test('takes the use of a refresh token for one of its session, and a token without one for itself', () => {
  const sessions = [
    session('quiet', { authenticated_at: at(2), last_interacted_at: at(4) }),
    session('busy', { created_at: at(1), updated_at: at(1) }),
  ];
  const tokens = [
    token('of busy', { session_id: 'busy', created_at: at(1), last_exchanged_at: at(9) }),
    token('alone', { created_at: at(7) }),
  ];
  // The last used comes first.
  expect(gatherSessions(sessions, tokens)).toMatchObject([
    { sessionId: 'busy', signedInAt: at(1), lastUsedAt: at(9), goesOn: true, refreshTokenIds: ['of busy'] },
    { sessionId: 'alone', signedInAt: at(7), lastUsedAt: at(7), goesOn: false, refreshTokenIds: ['alone'] },
    { sessionId: 'quiet', signedInAt: at(2), lastUsedAt: at(4), goesOn: true, refreshTokenIds: [] },
  ]);
});
