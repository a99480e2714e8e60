import { z } from 'zod';
import { defineContract } from './contract.ts';
import { CLAIMS } from './identity.ts';
import { inPostgres } from './origin.ts';
import { pageOf, pageQuery } from './paging.ts';
import { PlaylistSummary, shownOfPerson } from './playlists.ts';

/** A person as others see them, from our own copy. Nobody is told by what another signs in. */
export const Person = z
  .strictObject({
    personId: inPostgres(z.uuid(), 'users.person_id'),
    ...shownOfPerson,
    /** Address of their picture; null where the identity provider told none. */
    picture: inPostgres(z.string().nullable(), 'users.picture', { copyOf: CLAIMS.picture }),
    /** How many people follow them. */
    followers: inPostgres(z.int(), 'count(follows.user_id)'),
    /** The caller follows them. */
    followed: inPostgres(z.boolean(), 'coalesce(bool_or(follows.user_id = sub), false)'),
    /** It is the caller. */
    self: inPostgres(z.boolean(), 'users.user_id = sub'),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

const personParams = z.strictObject({ personId: z.uuid() });

export const listFollowedPeople = defineContract({
  method: 'get',
  path: '/people/followed',
  tag: 'People',
  summary: 'Whom the caller follows, newest first',
  permission: 'user',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page of people', body: pageOf(Person) } },
});

export const getPerson = defineContract({
  method: 'get',
  path: '/people/{personId}',
  tag: 'People',
  summary: 'A person as others see them',
  permission: 'user',
  params: personParams,
  query: z.strictObject({}),
  responses: { 200: { description: 'The person', body: Person } },
});

export const listPersonPlaylists = defineContract({
  method: 'get',
  path: '/people/{personId}/playlists',
  tag: 'People',
  summary: 'A person’s public playlists, newest first',
  permission: 'user',
  params: personParams,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page of playlists', body: pageOf(PlaylistSummary) } },
});

export const followPerson = defineContract({
  method: 'put',
  path: '/people/{personId}/follow',
  tag: 'People',
  summary: 'Follows a person, who cannot be the caller',
  permission: 'user',
  params: personParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'The caller follows them, now or already' } },
});

export const unfollowPerson = defineContract({
  method: 'delete',
  path: '/people/{personId}/follow',
  tag: 'People',
  summary: 'Follows a person no more',
  permission: 'user',
  params: personParams,
  query: z.strictObject({}),
  responses: { 204: { description: 'The caller does not follow them, or did not' } },
});
