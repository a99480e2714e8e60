import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { streamEvents } from './stream-events.ts';

export const eventRoutes: readonly Route[] = [
  route('GET /events', 'user', contracts.streamEvents, streamEvents),
];
