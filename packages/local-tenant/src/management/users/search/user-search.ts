import type { SearchField, SearchTable } from '../../search/search-table.ts';

const text = (sql: string): SearchField => ({ kind: 'text', sql });
const caseless = (sql: string): SearchField => ({ kind: 'text', sql, ignoresCase: true });
const lowered = (column: string) => caseless(`lower(${column})`);

/**
 * What users are searched by: all of the normalized profile. Emails and names are found in any case, the rest to the
 * letter. Nobody here has a phone, an organization or the profile of a second identity.
 * https://auth0.com/docs/manage-users/user-search/user-search-query-syntax
 */
export const USER_SEARCH: SearchTable = {
  freeText: ['email', 'name', 'nickname', 'given_name', 'family_name', 'username', 'user_id'],
  fields: new Map<string, SearchField>([
    // An address is kept in lower case, and has an index as it is.
    ['email', caseless('email')],
    ['email.domain', caseless(`substring(email FROM '[^@]*$')`)],
    ['name', lowered('name')],
    ['nickname', lowered('nickname')],
    ['given_name', lowered('given_name')],
    ['family_name', lowered('family_name')],
    ['user_id', text('user_id')],
    ['username', text('username')],
    ['picture', text('picture')],
    ['last_ip', text('last_ip')],
    ['phone_number', text('NULL::text')],
    ['organization_id', text('NULL::text')],
    ['phone_verified', { kind: 'boolean', sql: 'NULL::boolean' }],
    ['identities.connection', text('connection')],
    ['identities.provider', text(`split_part(user_id, '|', 1)`)],
    ['identities.user_id', text(`substr(user_id, strpos(user_id, '|') + 1)`)],
    ['identities.isSocial', { kind: 'boolean', sql: `(split_part(user_id, '|', 1) <> 'auth0')` }],
    ['email_verified', { kind: 'boolean', sql: 'email_verified', exists: 'email IS NOT NULL' }],
    ['blocked', { kind: 'boolean', sql: 'coalesce(blocked, false)', exists: 'blocked IS NOT NULL' }],
    ['logins_count', { kind: 'number', sql: 'logins_count', exists: 'logins_count > 0' }],
    ['created_at', { kind: 'date', sql: 'created_at' }],
    ['updated_at', { kind: 'date', sql: 'updated_at' }],
    ['last_login', { kind: 'date', sql: 'last_login' }],
    ['last_password_reset', { kind: 'date', sql: 'last_password_reset' }],
    ['multifactor_last_modified', { kind: 'date', sql: 'NULL::timestamptz' }],
    ['user_metadata', { kind: 'document', sql: 'user_metadata', isExactOnly: true }],
    ['app_metadata', { kind: 'document', sql: 'app_metadata', isExactOnly: false }],
  ]),
};
