import type { ManagementRoute } from '../route.ts';
import { getActiveUsers } from './get-active-users.ts';
import { dailyStatsQuery, getDailyStats } from './get-daily-stats.ts';
import { getLog } from './get-log.ts';
import { listLogs, listLogsQuery } from './list-logs.ts';

/** https://auth0.com/docs/api/management/v2/logs and /stats */
export const logsRoutes: ManagementRoute[] = [
  {
    method: 'get',
    path: '/logs',
    scopes: ['read:logs', 'read:logs_users'],
    query: listLogsQuery,
    verb: listLogs,
  },
  { method: 'get', path: '/logs/:id', scopes: ['read:logs', 'read:logs_users'], verb: getLog },
  { method: 'get', path: '/stats/active-users', scopes: ['read:stats'], verb: getActiveUsers },
  {
    method: 'get',
    path: '/stats/daily',
    scopes: ['read:stats'],
    query: dailyStatsQuery,
    verb: getDailyStats,
  },
];
