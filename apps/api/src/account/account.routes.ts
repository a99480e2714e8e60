import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { deleteAccount } from './delete-account.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { exportAccount } from './export-account.ts';
import { getAccount } from './get-account.ts';
import { listSessions } from './list-sessions.ts';

export const accountRoutes: readonly Route[] = [
  route('GET /account', 'user', contracts.getAccount, getAccount),
  route('GET /account/sessions', 'user', contracts.listSessions, listSessions),
  route('DELETE /account/sessions/{sessionId}', 'user', contracts.endSession, endSession),
  route('DELETE /account/sessions', 'user', contracts.endSessions, endSessions),
  route('DELETE /account', 'user', contracts.deleteAccount, deleteAccount),
  route('GET /account/export', 'user', contracts.exportAccount, exportAccount),
];
