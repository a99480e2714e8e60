import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { clearHistory } from './clear-history.ts';
import { deleteListen } from './delete-listen.ts';
import { getYear } from './get-year.ts';
import { keepListen } from './keep-listen.ts';
import { listHistory } from './list-history.ts';
import { restoreHistory } from './restore-history.ts';
import { restoreListen } from './restore-listen.ts';

export const historyRoutes: readonly Route[] = [
  route('GET /history', 'user', contracts.listHistory, listHistory),
  route('DELETE /history', 'user', contracts.clearHistory, clearHistory),
  route('POST /history/restore', 'user', contracts.restoreHistory, restoreHistory),
  route('PUT /history/{listenId}', 'user', contracts.keepListen, keepListen),
  route('DELETE /history/{listenId}', 'user', contracts.deleteListen, deleteListen),
  route('POST /history/{listenId}/restore', 'user', contracts.restoreListen, restoreListen),
  route('GET /year', 'user', contracts.getYear, getYear),
];
