import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { otherMethods } from './other-methods.ts';
import { problemHandler } from './problems.ts';

/** Asks a path that has these methods. */
async function ask(method: string, methods: string[]): Promise<Response> {
  const app = express();
  otherMethods(app.route('/things' as string), methods);
  app.use(problemHandler(pino({ level: 'silent' })));
  return fetch(`${await serveApp(app)}/things`, { method });
}

test.each([
  [['GET', 'POST'], 'GET, POST, HEAD, OPTIONS'],
  [['PUT'], 'PUT, OPTIONS'],
])('tells that a path which has %j allows %s', async (methods, allow) => {
  const told = await ask('OPTIONS', methods);
  expect([told.status, told.headers.get('allow'), await told.text()]).toEqual([204, allow, '']);
  const refused = await ask('DELETE', methods);
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, allow]);
  expect(await refused.json()).toMatchObject({ detail: `DELETE does not work here, only ${allow}.` });
});
