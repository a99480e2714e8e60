import { z } from 'zod';
import { defineContract } from './contract.ts';
import { inPostgres } from './origin.ts';
import { termOfText } from './text.ts';

/** A genre's name as it is stored and shown. */
export const GenreName = termOfText({ min: 1, max: 40 });

const favourite = {
  200: {
    description: 'The favourite genre by name',
    body: inPostgres(z.string(), 'user_data.fav_genre'),
    contentType: 'text/plain',
  },
  204: { description: 'None is chosen yet' },
} as const;

export const listGenres = defineContract({
  method: 'get',
  path: '/genres',
  tag: 'Genres',
  summary: 'All genres, in the order they are shown',
  permission: 'user',
  query: z.strictObject({}),
  responses: {
    200: {
      description: 'The genres',
      body: z.strictObject({
        items: z.array(z.strictObject({ name: inPostgres(GenreName, 'genres.name') })),
      }),
    },
  },
});

export const getFavouriteGenre = defineContract({
  method: 'get',
  path: '/genres/getFav',
  tag: 'Genres',
  summary: 'The caller’s favourite genre',
  permission: 'user',
  query: z.strictObject({}),
  responses: favourite,
});

export const getFavouriteGenreSecured = defineContract({
  ...getFavouriteGenre,
  path: '/secured/getFavGenre',
  summary: 'The caller’s favourite genre, at the scenario’s other path',
});

export const setFavouriteGenre = defineContract({
  method: 'put',
  path: '/genres/fav',
  tag: 'Genres',
  summary: 'Chooses the caller’s favourite genre; null chooses none',
  permission: 'user',
  query: z.strictObject({}),
  body: z.strictObject({ genre: inPostgres(GenreName.nullable(), 'user_data.fav_genre') }),
  responses: {
    200: {
      description: 'It is saved',
      body: z.strictObject({ genre: inPostgres(GenreName.nullable(), 'user_data.fav_genre') }),
    },
  },
});
