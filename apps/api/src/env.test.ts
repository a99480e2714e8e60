import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const complete = {
  DATABASE_URL: 'postgres://setlist@localhost:15432/setlist',
  AUTH0_ISSUER_BASE_URL: 'http://localhost:4400/',
  AUTH0_AUDIENCE: 'https://api.setlist.example',
  AUTH0_API_CLIENT_ID: 'id',
  AUTH0_API_CLIENT_SECRET: 'secret',
  AUDIO_DIR: '/srv/audio',
  AUDIO_COOKIE_SECRET: 'a secret of at least thirty-two characters',
  WEB_URL: 'http://localhost:3000/',
};

test('fills in what need not be set', () => {
  expect(readEnv(complete)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4000',
    webOrigin: 'http://localhost:3000',
    issuer: 'http://localhost:4400/',
    managementUrl: 'http://localhost:4400/',
    logLevel: 'info',
    xray: false,
    checkJson: false,
  });
});

test('switches X-ray on by the word alone', () => {
  expect(readEnv({ ...complete, XRAY: 'on' }).xray).toBe(true);
  expect(readEnv({ ...complete, XRAY: 'off' }).xray).toBe(false);
  expect(() => readEnv({ ...complete, XRAY: 'true' })).toThrow(/XRAY/);
});

test('reads where a store that speaks S3 is', () => {
  const read = (url: string) => readEnv({ ...complete, STORAGE_URL: url }).s3;
  expect(readEnv(complete).s3).toBeUndefined();
  expect(read('s3://my-songs')).toEqual({
    bucket: 'my-songs',
    prefix: '',
    endpoint: undefined,
    region: undefined,
  });
  expect(read('s3://my-songs/set/list/?endpoint=http://localhost:9000&region=eu-west-1')).toEqual({
    ...{ bucket: 'my-songs', prefix: 'set/list/' },
    ...{ endpoint: 'http://localhost:9000', region: 'eu-west-1' },
  });
  for (const wrong of [
    ...['http://my-songs/', 's3://', 's3://My_Songs', 's3://key:secret@my-songs', 's3://my-songs?enpoint=x'],
    ...['s3://my-songs?endpoint=localhost:9000', 'my-songs'],
  ]) {
    expect(() => read(wrong), wrong).toThrow(/STORAGE_URL: must be s3:/);
  }
});

test('gives the issuer its slash', () => {
  expect(readEnv({ ...complete, AUTH0_ISSUER_BASE_URL: 'https://me.auth0.com' }).issuer).toBe(
    'https://me.auth0.com/',
  );
});

test('names every variable that is missing, empty or wrong, and tells no secret', () => {
  const wrong = {
    ...complete,
    DATABASE_URL: 'mysql://x:hidden@y/z',
    API_PORT: 'x',
    AUDIO_DIR: '',
    AUDIO_COOKIE_SECRET: 'hidden',
    AUTH0_AUDIENCE: undefined,
  };
  const reading = () => readEnv(wrong);
  expect(reading).toThrow(/DATABASE_URL/);
  expect(reading).toThrow(/AUTH0_AUDIENCE/);
  expect(reading).toThrow(/API_PORT/);
  expect(reading).toThrow(/AUDIO_DIR/);
  expect(reading).toThrow(/AUDIO_COOKIE_SECRET/);
  expect(reading).not.toThrow(/hidden/);
});
