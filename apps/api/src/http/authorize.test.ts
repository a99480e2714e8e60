import { PLAYLIST_EDITOR, READ_PLAYS } from '@setlist/contracts';
import type { Request, Response } from 'express';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createAuthorize } from './authorize.ts';
import { HttpProblem } from './problems.ts';

const person: Caller = {
  ...{ kind: 'user', userId: 'auth0|jane', roles: [], plan: 'free', displayName: undefined },
  ...{ picture: undefined, emailVerified: true, issuedAt: 0, expiresAt: 0 },
};
const WEB = 'http://localhost:3000';
const editor: Caller = { ...person, roles: ['critic', PLAYLIST_EDITOR] };
const program = (...scopes: string[]): Caller => ({
  ...{ kind: 'machine', userId: 'app@clients', scopes, expiresAt: 0 },
});

type Contract = Parameters<ReturnType<typeof createAuthorize>>[0];

/** Asks for one permission as a caller, or with a token that fails; tells also what was counted. */
async function ask(permission: Contract['permission'], who: Caller | Error) {
  const { outcome, counted, userId } = await send({ permission }, { byToken: who });
  return { outcome, counted, userId };
}

interface Sent {
  /** Who the token says it is, and who the cookie. */
  byToken?: Caller | Error;
  byCookie?: Caller | Error;
  method?: string;
  headers?: Request['headers'];
}

/** Somebody whose tokens open nothing any more. */
const ENDED = 'auth0|ended';
const nobody = new HttpProblem('unauthorized', 'Nobody.');

async function send(contract: Contract, sent: Sent) {
  const { byToken = nobody, byCookie = nobody, method = 'GET', headers = {} } = sent;
  const counted: string[] = [];
  const say = (who: Caller | Error) => async () => {
    if (who instanceof Error) throw who;
    return who;
  };
  const authorize = createAuthorize(
    {
      ...{ verifyToken: say(byToken), verifyAudioCookie: say(byCookie), webOrigin: WEB },
      endedTokens: {
        async refuse({ userId }) {
          if (userId === ENDED) throw nobody;
        },
      },
    },
    {
      caller: (userId) => void counted.push(`caller ${userId}`),
      anonymous: (address) => void counted.push(`anonymous ${address}`),
    },
  );
  const response = { locals: {} } as Response;
  const request = { method, headers, socket: { remoteAddress: '127.0.0.1' } } as Request;
  const outcome = await authorize(contract, request, response).catch((error: unknown) => error);
  return { outcome, counted, userId: response.locals.userId };
}

test('asks nobody who they are for what is public', async () => {
  const asked = await ask('public', new Error('not to be asked'));
  expect(asked).toEqual({ outcome: undefined, counted: [], userId: undefined });
});

test('lets nobody in whose tokens have ended, by whatever they come', async () => {
  const ended = { ...person, userId: ENDED };
  for (const sent of [{ byToken: ended }, { byCookie: ended, headers: { cookie: 'setlist-audio=a.b.c' } }]) {
    const { outcome, userId } = await send({ permission: 'user', alsoByCookie: true }, sent);
    expect([outcome, userId]).toEqual([nobody, undefined]);
  }
});

test('lets in whom the permission includes, and counts them', async () => {
  for (const [permission, caller] of [
    ['user', person],
    ['user', editor],
    ['editor', editor],
    ['user-or-plays-reader', person],
    ['user-or-plays-reader', program('read:other', READ_PLAYS)],
  ] as const) {
    const { userId } = caller;
    expect(await ask(permission, caller)).toEqual({ outcome: caller, counted: [`caller ${userId}`], userId });
  }
});

test('refuses whom it does not include, says what is missing, and counts them, too', async () => {
  const programs = 'This is for signed-in people, not for programs.';
  for (const [permission, caller, detail] of [
    ['user', program(READ_PLAYS), programs],
    ['editor', program(READ_PLAYS), programs],
    ['editor', person, `Your token does not have the role ${PLAYLIST_EDITOR}.`],
  ] as const) {
    const { outcome, counted } = await ask(permission, caller);
    expect(outcome).toBeInstanceOf(DomainError);
    expect(outcome).toMatchObject({ problem: 'forbidden', details: { detail } });
    expect(counted).toEqual([`caller ${caller.userId}`]);
  }
});

test('challenges a program to get the scope that it lacks', async () => {
  const { outcome } = await ask('user-or-plays-reader', program('read:other'));
  expect(outcome).toBeInstanceOf(HttpProblem);
  expect(outcome).toMatchObject({
    problem: 'forbidden',
    message: `The token does not have the scope ${READ_PLAYS}.`,
    headers: { 'WWW-Authenticate': `Bearer realm="api", error="insufficient_scope", scope="${READ_PLAYS}"` },
  });
});

test('counts a bad token against the address that sends it, but not that the identity provider is away', async () => {
  const bad = new HttpProblem('unauthorized', 'The token was refused.');
  expect(await ask('user', bad)).toEqual({
    outcome: bad,
    counted: ['anonymous 127.0.0.1'],
    userId: undefined,
  });
  const away = new DomainError('identity-provider-unavailable');
  expect(await ask('user', away)).toEqual({ outcome: away, counted: [], userId: undefined });
});

describe('the audio cookie', () => {
  const open = { permission: 'user', alsoByCookie: true } as const;
  const cookie = 'theme=dark; setlist-audio=a.b.c';
  const outcomeOf = async (contract: Contract, sent: Sent) => (await send(contract, sent)).outcome;

  test('says who calls where the contract allows it, and nowhere else', async () => {
    const sent = { byCookie: person, headers: { cookie } };
    expect(await send(open, sent)).toEqual({
      outcome: person,
      counted: ['caller auth0|jane'],
      userId: 'auth0|jane',
    });
    expect(await outcomeOf({ permission: 'user' }, sent)).toBe(nobody);
  });

  test('is not looked at beside a token, nor where there is none', async () => {
    const sent = { byCookie: person, byToken: editor, headers: { cookie, authorization: 'Bearer a.b.c' } };
    expect(await outcomeOf(open, sent)).toBe(editor);
    expect(await outcomeOf(open, { ...sent, headers: { cookie: 'not-setlist-audio=a.b.c' } })).toBe(editor);
  });

  test('writes for pages of the web app alone, whatever else is right', async () => {
    const sent = { byCookie: person, method: 'PUT' };
    expect(await outcomeOf(open, { ...sent, headers: { cookie, origin: WEB } })).toBe(person);
    for (const origin of [
      undefined,
      'null',
      'http://localhost:3001',
      'https://localhost:3000',
      `${WEB}.evil.example`,
    ]) {
      const headers = { cookie, ...(origin === undefined ? {} : { origin }) };
      const outcome = await outcomeOf(open, { ...sent, headers });
      expect(outcome, origin).toBeInstanceOf(DomainError);
      expect(outcome).toMatchObject({
        problem: 'forbidden',
        details: { detail: expect.stringContaining(WEB) },
      });
    }
    const foreign = { cookie, origin: 'https://evil.example' };
    for (const method of ['GET', 'HEAD']) {
      expect(await outcomeOf(open, { byCookie: person, method, headers: foreign })).toBe(person);
    }
  });
});
