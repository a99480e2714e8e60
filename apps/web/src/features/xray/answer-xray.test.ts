import { afterEach, describe, expect, test, vi } from 'vitest';
import { startAnew } from '../../../test/settings.ts';

afterEach(() => vi.unstubAllEnvs());

const request = (path: string) => new Request(`http://localhost:3000${path}?for=auth0%7Cvera`);

/** The routes as the app has them, once its settings are set. */
const ROUTES: Record<string, () => Promise<Response>> = {
  '/xray/token': async () => (await import('#app/xray/token/route.ts')).GET(request('/xray/token')),
  '/xray/profile': async () => (await import('#app/xray/profile/route.ts')).GET(request('/xray/profile')),
  '/xray/requests/01234567': async () =>
    (await import('#app/xray/requests/[requestId]/route.ts')).GET(request('/xray/requests/01234567'), {
      params: Promise.resolve({ requestId: '01234567' }),
    }),
};

describe('where X-ray is switched off', () => {
  test.each(Object.keys(ROUTES))('there is nothing at %s', async (path) => {
    startAnew({ XRAY: 'off' });
    const answer = await ROUTES[path]?.();
    expect(answer?.status).toBe(404);
    expect(await answer?.text()).toBe('There is nothing here.');
  });
});

describe('where X-ray is switched on', () => {
  test('a route is told whom the page was made for, and nobody where the page does not say', async () => {
    startAnew({ XRAY: 'on' });
    const { answerXray } = await import('./answer-xray.ts');
    const madeFor: string[] = [];
    const read = async (person: string) => {
      madeFor.push(person);
      return { ok: true as const, value: { iss: 'the tenant' } };
    };
    const answer = await answerXray(request('/xray/token'), read);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true, value: { iss: 'the tenant' } });
    await answerXray(new Request('http://localhost:3000/xray/token'), read);
    expect(madeFor).toEqual(['auth0|vera', '']);
  });
});
