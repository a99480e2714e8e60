import { expect, test } from 'vitest';
import type { RouteContract } from './contract.ts';
import { contracts } from './contracts.ts';
import { createOpenApiDocument, problemsOf } from './openapi.ts';
import { PROBLEMS } from './problem.ts';

const document = createOpenApiDocument('https://api.example');

test('describes every contract once, at its path and method, with its permission', () => {
  for (const [name, contract] of Object.entries<RouteContract>(contracts)) {
    const item = document.paths?.[contract.path] as Record<string, object> | undefined;
    expect(item?.[contract.method], name).toMatchObject({
      operationId: name,
      'x-permission': contract.permission,
      security: [{ bearer: [] }, ...(contract.alsoByCookie ? [{ audioCookie: [] }] : [])],
    });
  }
});

test('names shared shapes once', () => {
  const schemas = Object.keys(document.components?.schemas ?? {});
  expect(schemas).toEqual(
    expect.arrayContaining(['Song', 'Playlist', 'Problem', 'FieldError', 'Featured', 'LiveEvent']),
  );
});

test('says which answers are streamed, and so are not held to their schema', () => {
  const answers = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item as Record<string, { operationId: string; responses: object }>).flatMap(
      ({ operationId, responses }) =>
        Object.entries(responses).map(([status, answer]) => [`${operationId} ${status}`, answer] as const),
    ),
  );
  const streamed = answers.filter(([, answer]) => 'x-streamed' in answer).map(([name]) => name);
  expect(streamed.sort()).toEqual([
    'exportAccount 200',
    ...['getSongAudio 200', 'getSongAudio 206', 'getSongCover 200', 'getSongCover 206', 'streamEvents 200'],
  ]);
});

test('says which problems a route can answer with', () => {
  expect(problemsOf(contracts.updateSong)).toEqual(
    expect.arrayContaining([
      'version-mismatch',
      'version-required',
      'not-found',
      'unauthorized',
      'invalid-input',
    ]),
  );
  expect(problemsOf(contracts.listGenres)).not.toContain('not-found');
  const responses = document.paths?.['/songs/{songId}']?.patch?.responses ?? {};
  expect(Object.keys(responses)).toEqual(expect.arrayContaining(['200', '401', '404', '412', '422', '428']));
});

test('every problem has a status that says an error', () => {
  for (const { status } of Object.values(PROBLEMS)) expect(status).toBeGreaterThanOrEqual(400);
});
