import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { createAudioCookie } from './create-audio-cookie.ts';

export const audioCookieRoutes: readonly Route[] = [
  route('POST /audioCookie', 'user', contracts.createAudioCookie, createAudioCookie),
];
