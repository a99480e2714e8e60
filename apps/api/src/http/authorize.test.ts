import { PLAYLIST_EDITOR, READ_PLAYS } from '@setlist/contracts';
import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import type { Caller } from '../context.ts';
import { DomainError } from '../errors.ts';
import { createAuthorize } from './authorize.ts';
import { HttpProblem } from './problems.ts';

const person: Caller = {
  ...{ kind: 'user', userId: 'auth0|jane', roles: [], plan: 'free', displayName: undefined },
  ...{ picture: undefined, emailVerified: true, issuedAt: 0, expiresAt: 0 },
};
const editor: Caller = { ...person, roles: ['critic', PLAYLIST_EDITOR] };
const program = (...scopes: string[]): Caller => ({
  ...{ kind: 'machine', userId: 'app@clients', scopes, expiresAt: 0 },
});

/** Asks for one permission as a caller, or with a token that fails; tells also what was counted. */
async function ask(permission: Parameters<ReturnType<typeof createAuthorize>>[0], who: Caller | Error) {
  const counted: string[] = [];
  const authorize = createAuthorize(
    async () => {
      if (who instanceof Error) throw who;
      return who;
    },
    {
      caller: (userId) => void counted.push(`caller ${userId}`),
      anonymous: (address) => void counted.push(`anonymous ${address}`),
    },
  );
  const response = { locals: {} } as Response;
  const request = { socket: { remoteAddress: '127.0.0.1' } } as Request;
  const outcome = await authorize(permission, request, response).catch((error: unknown) => error);
  return { outcome, counted, userId: response.locals.userId };
}

test('asks nobody who they are for what is public', async () => {
  const asked = await ask('public', new Error('not to be asked'));
  expect(asked).toEqual({ outcome: undefined, counted: [], userId: undefined });
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
