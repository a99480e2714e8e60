import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { everyField, fieldsOf } from './fields.ts';
import { createOpenApiDocument } from './openapi.ts';
import { inPostgres } from './origin.ts';

describe('every field', () => {
  test('of a contract, an event or a token says where its datum lives', () => {
    const fields = everyField();
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter(({ origin }) => !origin).map(({ path }) => path)).toEqual([]);
  });

  test('within lists, optional ones and null is found, and a page’s cursor is none', () => {
    const song = z.object({ title: inPostgres(z.string(), 'songs.songname'), mood: z.string().optional() });
    const page = z.object({ items: z.array(song.nullable()), nextCursor: z.string().nullable() });
    expect(fieldsOf(page)).toEqual([
      {
        path: 'items[].title',
        type: 'string',
        origin: { 'x-home': 'postgres', 'x-source': 'songs.songname' },
      },
      { path: 'items[].mood', type: 'string', origin: undefined },
    ]);
  });
});

test('OpenAPI shows where each datum lives and how it gets into the answer', () => {
  const { components } = createOpenApiDocument('http://localhost:4000');
  const schemas = components?.schemas as Record<string, { properties: Record<string, object> }>;
  expect(schemas.Song?.properties.songname).toMatchObject({
    'x-home': 'postgres',
    'x-source': 'songs.songname',
  });
  expect(schemas.Owner?.properties.displayName).toMatchObject({
    'x-home': 'postgres',
    'x-copy-of': 'user_metadata.displayName',
  });
  expect(schemas.PlayAnswer?.properties.counted).toMatchObject({
    'x-home': 'computed',
    'x-source': 'record-play.sql: counted',
  });
  expect(schemas.Preferences?.properties.theme).toMatchObject({ 'x-home': 'user_metadata' });
  expect(schemas.Visibility).toMatchObject({ type: 'string', 'x-source': 'playlists.visibility' });
});
