import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getPreferences } from './get-preferences.ts';
import { setPreferences } from './set-preferences.ts';

export const preferenceRoutes: readonly Route[] = [
  route('GET /preferences', 'user', contracts.getPreferences, getPreferences),
  route('PUT /preferences', 'user', contracts.setPreferences, setPreferences),
];
