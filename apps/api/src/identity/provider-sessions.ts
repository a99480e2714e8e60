import { z } from 'zod';

const Time = z.iso.datetime().nullish();
const Device = z
  .object({
    initial_ip: z.string().nullish(),
    initial_user_agent: z.string().nullish(),
    last_ip: z.string().nullish(),
    last_user_agent: z.string().nullish(),
  })
  .default({});

/** A session as the identity provider lists it; what it leaves out is not known. */
export const ProviderSession = z.object({
  id: z.string(),
  created_at: Time,
  updated_at: Time,
  authenticated_at: Time,
  last_interacted_at: Time,
  device: Device,
});
type ProviderSession = z.infer<typeof ProviderSession>;

/** A refresh token as the identity provider lists it. */
export const ProviderToken = z.object({
  id: z.string(),
  session_id: z.string().nullish(),
  created_at: Time,
  last_exchanged_at: Time,
  device: Device,
});
type ProviderToken = z.infer<typeof ProviderToken>;

/** In which browser somebody is signed in, by a session there, by refresh tokens that outlived it, or by both. */
export interface SignedIn {
  sessionId: string;
  userAgent: string | null;
  ip: string | null;
  /** ISO 8601; null where the provider does not say it. */
  signedInAt: string | null;
  lastUsedAt: string | null;
  /** Whether the session itself goes on there. */
  goesOn: boolean;
  refreshTokenIds: string[];
}

/**
 * Puts together what belongs to one session, newest use first. A session ends there days before the refresh tokens that
 * came of it, by which its browser stays signed in here: then they alone tell of it, under the same id.
 */
export function gatherSessions(
  sessions: readonly ProviderSession[],
  tokens: readonly ProviderToken[],
): SignedIn[] {
  const bySession = Map.groupBy(tokens, ({ session_id, id }) => session_id ?? id);
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return [...new Set([...byId.keys(), ...bySession.keys()])]
    .map((sessionId) => {
      const session = byId.get(sessionId);
      const own = bySession.get(sessionId) ?? [];
      const device = session?.device ?? own[0]?.device ?? {};
      return {
        sessionId,
        userAgent: device.last_user_agent ?? device.initial_user_agent ?? null,
        ip: device.last_ip ?? device.initial_ip ?? null,
        signedInAt:
          session?.authenticated_at ?? session?.created_at ?? earliest(own.map((token) => token.created_at)),
        lastUsedAt: latest([
          ...[session?.last_interacted_at, session?.updated_at, session?.authenticated_at],
          ...own.flatMap((token) => [token.last_exchanged_at, token.created_at]),
        ]),
        goesOn: session !== undefined,
        refreshTokenIds: own.map(({ id }) => id),
      };
    })
    .toSorted((a, b) => Date.parse(b.lastUsedAt ?? '') - Date.parse(a.lastUsedAt ?? ''));
}

type Times = (string | null | undefined)[];
const inOrder = (times: Times) =>
  times.filter((time) => typeof time === 'string').toSorted((a, b) => Date.parse(a) - Date.parse(b));
const earliest = (times: Times) => inOrder(times)[0] ?? null;
const latest = (times: Times) => inOrder(times).at(-1) ?? null;
