import { SONGS_PAGE } from '@setlist/api/songs/list-songs';
import { createPool } from '@setlist/db';
import { jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Peer } from '../serve.ts';
import { publicKey } from './keys.ts';
import { listenAnywhere } from './listen.ts';

/** The floor: bare node:http with a cache of verified tokens and the API's own SQL; it can do nothing else. */
export const start: Peer = async ({ issuer, audience, databaseUrl }) => {
  const pool = createPool({ databaseUrl });
  const key = await publicKey(issuer);
  const subjects = new LRUCache<string, string>({ max: 5_000, ttl: 60_000 });
  return listenAnywhere(async (request, response) => {
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    const sub = subjects.get(token) ?? (await jwtVerify(token, key, { issuer, audience })).payload.sub ?? '';
    subjects.set(token, sub);
    const values = [sub, 'ffffffff-ffff-ffff-ffff-ffffffffffff', 20, null, null, null];
    const { rows } = await pool.query({ name: SONGS_PAGE.name, text: SONGS_PAGE.text, values });
    response.setHeader('Content-Type', 'application/json').end(rows[0].json);
  });
};
