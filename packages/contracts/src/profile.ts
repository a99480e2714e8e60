import { z } from 'zod';
import { LANGUAGES, MAX_DISPLAY_NAME, THEMES } from './constants.ts';
import { defineContract } from './contract.ts';
import { inUserMetadata } from './origin.ts';
import { lineOfText } from './text.ts';

/** A display name: one visible character or more, of any script. */
export const DisplayName = inUserMetadata(lineOfText({ max: MAX_DISPLAY_NAME }), 'displayName');

export const getDisplayName = defineContract({
  method: 'get',
  path: '/displayName',
  tag: 'Profile',
  summary: 'The caller’s display name, from `user_metadata`',
  permission: 'user',
  query: z.strictObject({}),
  responses: {
    200: {
      description: 'The name',
      body: z.strictObject({ displayName: inUserMetadata(z.string(), 'displayName') }),
    },
  },
  problems: ['identity-provider-unavailable'],
});

export const setDisplayName = defineContract({
  method: 'put',
  path: '/displayName',
  tag: 'Profile',
  summary: 'Changes the caller’s display name in `user_metadata`',
  permission: 'user',
  query: z.strictObject({}),
  body: z.strictObject({ displayName: DisplayName }),
  responses: {
    200: {
      description: 'The name as saved',
      body: z.strictObject({ displayName: inUserMetadata(z.string(), 'displayName') }),
    },
  },
  problems: ['identity-provider-unavailable'],
});

/** What a person chose for how the app looks and speaks. */
export const Preferences = z
  .strictObject({
    theme: inUserMetadata(z.enum(THEMES), 'theme'),
    language: inUserMetadata(z.enum(LANGUAGES), 'lang'),
  })
  .meta({ id: 'Preferences' });
export type Preferences = z.infer<typeof Preferences>;

export const getPreferences = defineContract({
  method: 'get',
  path: '/preferences',
  tag: 'Profile',
  summary: 'The caller’s theme and language, from `user_metadata`',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 200: { description: 'The preferences', body: Preferences } },
  problems: ['identity-provider-unavailable'],
});

export const setPreferences = defineContract({
  method: 'put',
  path: '/preferences',
  tag: 'Profile',
  summary: 'Changes the caller’s theme and language in `user_metadata`',
  permission: 'user',
  query: z.strictObject({}),
  body: Preferences,
  responses: { 200: { description: 'The preferences as saved', body: Preferences } },
  problems: ['identity-provider-unavailable'],
});
