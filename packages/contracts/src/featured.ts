import { z } from 'zod';
import { MAX_FEATURED } from './constants.ts';
import { defineContract } from './contract.ts';
import { inPostgres } from './origin.ts';
import { ifMatch, pageOf, pageQuery } from './paging.ts';
import { PlaylistSummary, SHOWN_NAME } from './playlists.ts';
import { lineOfText } from './text.ts';

/** The list that editors pick and order for everybody. */
export const Featured = z
  .strictObject({
    headline: inPostgres(z.string(), 'featured_list.headline'),
    playlists: z.array(PlaylistSummary),
    version: inPostgres(z.int(), 'featured_list.version'),
    updatedAt: inPostgres(z.iso.datetime(), 'featured_list.updated_at'),
    /** Display name of the editor who changed it last; null before the first edit. */
    updatedBy: inPostgres(
      z.string().nullable(),
      `CASE WHEN featured_list.updated_by IS NOT NULL THEN ${SHOWN_NAME} END`,
      { copyOf: 'user_metadata.displayName' },
    ),
  })
  .meta({ id: 'Featured' });
export type Featured = z.infer<typeof Featured>;

export const getFeatured = defineContract({
  method: 'get',
  path: '/playlists/featured',
  tag: 'Featured',
  summary: 'The featured playlists, in the editors’ order',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 200: { description: 'The list', body: Featured, etag: true } },
});

export const replaceFeatured = defineContract({
  method: 'put',
  path: '/playlists/featured',
  tag: 'Featured',
  summary:
    'Replaces headline and playlists; the token and our own rows must both say that the caller is an editor',
  permission: 'editor',
  query: z.strictObject({}),
  headers: ifMatch,
  body: z.strictObject({
    headline: inPostgres(lineOfText({ empty: true, max: 120 }), 'featured_list.headline').optional(),
    playlistIds: inPostgres(z.array(z.uuid()).max(MAX_FEATURED), 'featured_playlists.playlist_id'),
  }),
  responses: { 200: { description: 'The list as it is now', body: Featured, etag: true } },
  problems: ['not-an-editor-any-more', 'version-mismatch', 'version-required'],
});

/** One version of the featured list: who made it, when, and what it held. */
export const FeaturedEdit = z
  .strictObject({
    version: inPostgres(z.int(), 'featured_edits.version'),
    headline: inPostgres(z.string(), 'featured_edits.headline'),
    /** What it held, in order; the name is null where the playlist is gone or private by now. */
    playlists: z.array(
      z.strictObject({
        playlistId: inPostgres(z.uuid(), 'unnest(featured_edits.playlist_ids)'),
        name: inPostgres(
          z.string().nullable(),
          "CASE WHEN playlists.visibility = 'public' THEN playlists.name END",
        ),
      }),
    ),
    /** Display name of the editor; null for the state before the first edit. */
    editor: inPostgres(
      z.string().nullable(),
      `CASE WHEN featured_edits.editor_id IS NOT NULL THEN ${SHOWN_NAME} END`,
      { copyOf: 'user_metadata.displayName' },
    ),
    /** The version that this edit brought back, when it is an undo. */
    restored: inPostgres(z.int().nullable(), 'featured_edits.restored'),
    editedAt: inPostgres(z.iso.datetime(), 'featured_edits.edited_at'),
  })
  .meta({ id: 'FeaturedEdit' });
export type FeaturedEdit = z.infer<typeof FeaturedEdit>;

export const listFeaturedHistory = defineContract({
  method: 'get',
  path: '/playlists/featured/history',
  tag: 'Featured',
  summary: 'Every version of the featured list, newest first, with who made it and when',
  permission: 'editor',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'A page of versions', body: pageOf(FeaturedEdit) } },
});

export const restoreFeatured = defineContract({
  method: 'post',
  path: '/playlists/featured/restore',
  tag: 'Featured',
  summary:
    'Undoes edits: brings an earlier version back as the newest one; playlists that are gone or private by now are left out',
  permission: 'editor',
  query: z.strictObject({}),
  headers: ifMatch,
  body: z.strictObject({
    version: inPostgres(z.int().min(1).max(2_147_483_647), 'featured_edits.version'),
  }),
  responses: { 200: { description: 'The list as it is now', body: Featured, etag: true } },
  problems: ['not-an-editor-any-more', 'version-mismatch', 'version-required'],
});
