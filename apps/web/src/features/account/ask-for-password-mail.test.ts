import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { startAnew } from '../../../test/settings.ts';

afterEach(() => vi.unstubAllEnvs());

const asked = { email: 'jane@example.com', connection: 'Users', language: 'de' };

/** Asks an identity provider that answers so. */
async function ask(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const provider = createServer(answer);
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  onTestFinished(() => void provider.close());
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`;
  startAnew({ AUTH0_ISSUER_BASE_URL: issuer, AUTH0_CLIENT_ID: 'the-web-app' });
  const { askForPasswordMail } = await import('./ask-for-password-mail.ts');
  return askForPasswordMail(asked);
}

test('asks for the account’s address and connection, in the person’s language', async () => {
  let told: unknown;
  const refused = await ask(async (request, response) => {
    const chunks = await request.toArray();
    const { method, url, headers } = request;
    const body = JSON.parse(Buffer.concat(chunks).toString());
    told = { method, url, language: headers['accept-language'], body };
    response.end("We've just sent you an email to reset your password.");
  });
  expect(refused).toBeUndefined();
  expect(told).toEqual({
    ...{ method: 'POST', url: '/dbconnections/change_password', language: 'de' },
    body: { client_id: 'the-web-app', email: 'jane@example.com', connection: 'Users' },
  });
});

test.each([
  [429, 'too-many-requests'],
  [503, 'identity-provider-unavailable'],
  [400, 'identity-provider-unavailable'],
])('says why no mail is on its way: %i is %s', async (status, why) => {
  expect(await ask((_, response) => void response.writeHead(status).end())).toBe(why);
});

test('says so as well where nobody answers', async () => {
  expect(await ask((request) => void request.socket.destroy())).toBe('identity-provider-unavailable');
});
