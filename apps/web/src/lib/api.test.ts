import { ApiProblem } from '@setlist/contracts';
import { expect, test } from 'vitest';
import { orUnavailable, Unavailable } from './api.ts';

const refused = (status: number) =>
  Promise.reject(new ApiProblem({ type: 'about:blank', title: 'No', status, requestId: '' }));

test('gives a page what the API answered', async () => {
  expect(await orUnavailable(Promise.resolve({ body: 'told' }))).toBe('told');
});

test.each([
  [401, 'identity-provider'],
  [429, 'api'],
  [500, 'api'],
  [503, 'api'],
] as const)('holds one section of a page, and not the page, when the API answers %i', async (status, by) => {
  expect(await orUnavailable(refused(status))).toEqual(new Unavailable(by));
});

test.each([403, 404, 422])('leaves it to the page what it says to %i', async (status) => {
  await expect(orUnavailable(refused(status))).rejects.toThrow(ApiProblem);
});

test('holds what nobody answers', async () => {
  expect(await orUnavailable(Promise.reject(new TypeError('fetch failed')))).toEqual(new Unavailable('api'));
});
