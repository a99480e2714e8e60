import express from 'express';
import { expect, test } from 'vitest';
import { serveApp } from '../../test/serve-app.ts';
import { securityHeaders } from './security-headers.ts';

async function headersAt(publicUrl: string): Promise<Record<string, string>> {
  const app = express().disable('x-powered-by').disable('etag');
  app.use(securityHeaders(publicUrl), (_, response) => void response.end());
  const { headers } = await fetch(await serveApp(app));
  const ofHttp = ['connection', 'content-length', 'date', 'keep-alive'];
  return Object.fromEntries([...headers].filter(([name]) => !ofHttp.includes(name)));
}

const ALWAYS = {
  'content-security-policy': "default-src 'none';style-src 'unsafe-inline';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

test('lets nothing run, load or frame what the API answers', async () => {
  expect(await headersAt('http://localhost:4000')).toEqual(ALWAYS);
  expect(await headersAt('http://https.example')).toEqual(ALWAYS);
});

test('keeps to https where the API is reached so', async () => {
  expect(await headersAt('https://api.setlist.example')).toEqual({
    ...ALWAYS,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
});
