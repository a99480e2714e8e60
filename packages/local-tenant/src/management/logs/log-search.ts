import type { SearchField, SearchTable } from '../search/search-table.ts';

const text = (sql: string): SearchField => ({ kind: 'text', sql });

const FIELDS: [string, SearchField][] = [
  ['log_id', text('log_id')],
  ['date', { kind: 'date', sql: 'date' }],
  ['type', text('type')],
  ['description', text('description')],
  ['connection', text('connection')],
  ['connection_id', text('connection_id')],
  ['client_id', text('client_id')],
  ['client_name', text('client_name')],
  ['ip', text('ip')],
  ['hostname', text('hostname')],
  ['user_id', text('user_id')],
  ['user_name', text('user_name')],
  ['user_agent', text('user_agent')],
  ['organization_id', text('NULL::text')],
  ['strategy', text('strategy')],
  ['strategy_type', text('strategy_type')],
];

/**
 * What `q` searches the log by; all of it to the letter.
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
export const LOG_SEARCH: SearchTable = {
  freeText: ['client_name', 'connection', 'description', 'ip', 'log_id', 'type', 'user_name'],
  fields: new Map(FIELDS),
};

const caseless = (field: SearchField): SearchField =>
  field.kind === 'text' ? { ...field, sql: `lower(${field.sql})`, ignoresCase: true } : field;
const byBeginning = new Map(FIELDS.map(([name, field]) => [name, caseless(field)]));

/**
 * What `search` searches the log by, in any case; a word stands for the beginning of what it finds. Auth0's example
 * has two fields by other names: `application:node user:"John@contoso.com"`.
 * https://auth0.com/docs/api/management/v2/logs/get-logs
 */
export const LOG_BEGINNINGS: SearchTable = {
  freeText: ['client_name', 'connection', 'user_name'],
  matchesBeginnings: true,
  fields: new Map([
    ...byBeginning,
    ['application', caseless(text('client_name'))],
    ['user', caseless(text('user_name'))],
  ]),
};

/** What the log is sorted by, as Auth0 allows it. */
export const SORTABLE = [
  ...['date', 'connection', 'client_id', 'client_name', 'ip', 'user_id', 'user_name', 'description'],
  ...['user_agent', 'type', 'details', 'strategy', 'strategy_type'],
] as const;
