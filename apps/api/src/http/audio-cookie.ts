import { AUDIO_COOKIE, Plan } from '@setlist/contracts';
import type { Request } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { UserCaller } from '../context.ts';
import type { Env } from '../env.ts';
import { HttpProblem } from './problems.ts';

/** The longest that a cookie opens anything: whoever signs out, or is blocked, has its copies go blind by then. */
const LONGEST_S = 15 * 60;
const ALGORITHM = 'HS256';
/** Of our own tokens, those in this cookie: a token for anything else opens no audio, and this one nothing else. */
const AUDIENCE = 'setlist-audio';
const COOKIE = new RegExp(`(?:^|;\\s*)${AUDIO_COOKIE.name}=([^;]*)`);

const Claims = z.object({
  sub: z.string().min(1),
  session: z.string().optional(),
  plan: Plan,
  iat: z.int(),
  exp: z.int(),
});

/**
 * The `Set-Cookie` that opens audio to a caller's browser: a token of ours (JWT, RFC 7519) that says who they are, of
 * which session, and what their plan holds, for a quarter of an hour at most and never for longer than the token they came with.
 */
export async function audioCookieFor(
  env: Env,
  { userId, sessionId, plan, expiresAt }: UserCaller,
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const seconds = Math.min(LONGEST_S, expiresAt - now);
  const token = await new SignJWT({ plan, session: sessionId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(userId)
    .setIssuer(env.publicUrl)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(keyOf(env));
  const { secret: _, domain } = env.audioCookie;
  return [
    `${AUDIO_COOKIE.name}=${token}`,
    `Path=${AUDIO_COOKIE.path}`,
    ...(domain ? [`Domain=${domain}`] : []),
    `Max-Age=${seconds}`,
    ...['HttpOnly', 'SameSite=Strict'],
    ...(env.publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');
}

/** Whether a request comes with the cookie, whatever is in it. */
export function hasAudioCookie({ headers }: Request): boolean {
  return COOKIE.test(headers.cookie ?? '');
}

/** Makes what tells who comes with the cookie. It throws `unauthorized` where the cookie is none of ours, or is over. */
export function createVerifyAudioCookie(env: Env): (request: Request) => Promise<UserCaller> {
  const key = keyOf(env);
  const options = { algorithms: [ALGORITHM], issuer: env.publicUrl, audience: AUDIENCE };
  return async ({ headers }) => {
    const token = COOKIE.exec(headers.cookie ?? '')?.[1] ?? '';
    const verified = await jwtVerify(token, key, options).catch(() => undefined);
    const claims = Claims.safeParse(verified?.payload);
    if (!claims.success) {
      throw new HttpProblem('unauthorized', 'The audio cookie is over, or was not made here.', {
        'WWW-Authenticate': 'Bearer realm="api"',
      });
    }
    const { sub, session: sessionId, plan, iat, exp } = claims.data;
    return {
      ...{
        kind: 'user',
        userId: sub,
        sessionId,
        plan,
        roles: [],
        displayName: undefined,
        picture: undefined,
      },
      ...{ emailVerified: false, issuedAt: iat, expiresAt: exp },
    };
  };
}

const keyOf = ({ audioCookie }: Env) => new TextEncoder().encode(audioCookie.secret);
