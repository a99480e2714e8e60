import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { getDisplayName } from './get-display-name.ts';
import { setDisplayName } from './set-display-name.ts';

export const displayNameRoutes: readonly Route[] = [
  route('GET /displayName', 'user', contracts.getDisplayName, getDisplayName),
  route('PUT /displayName', 'user', contracts.setDisplayName, setDisplayName),
];
