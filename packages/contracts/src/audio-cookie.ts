import { z } from 'zod';
import { defineContract } from './contract.ts';

export const createAudioCookie = defineContract({
  method: 'post',
  path: '/audioCookie',
  tag: 'Songs',
  summary:
    'A cookie that opens the caller’s audio to their browser for a quarter of an hour, or for as long as the token lasts',
  permission: 'user',
  query: z.strictObject({}),
  responses: { 204: { description: 'The cookie, in `Set-Cookie`, for the web app to hand on' } },
});
