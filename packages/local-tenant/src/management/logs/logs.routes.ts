import { type ManagementRoute, route } from '../route.ts';
import { getActiveUsers } from './get-active-users.ts';
import { dailyStatsQuery, getDailyStats } from './get-daily-stats.ts';
import { getLog } from './get-log.ts';
import { listLogs, listLogsQuery } from './list-logs.ts';

/** https://auth0.com/docs/api/management/v2/logs and /stats */
export const logsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/logs',
    scopes: ['read:logs', 'read:logs_users'],
    query: listLogsQuery,
    verb: listLogs,
  }),
  route({ method: 'get', path: '/logs/:id', scopes: ['read:logs', 'read:logs_users'], verb: getLog }),
  route({ method: 'get', path: '/stats/active-users', scopes: ['read:stats'], verb: getActiveUsers }),
  route({
    method: 'get',
    path: '/stats/daily',
    scopes: ['read:stats'],
    query: dailyStatsQuery,
    verb: getDailyStats,
  }),
];
