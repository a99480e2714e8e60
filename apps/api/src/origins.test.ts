import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CLAIMS, TokenClaims } from '@setlist/contracts';
import { everyField, fieldsOf } from '@setlist/contracts/fields';
import { describeStatement } from '@setlist/db/sql/describe-statement';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { managementClient } from '@setlist/tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Where the contracts say that a datum lives is held against what it lives in.

const schemaFile = fileURLToPath(new URL('../../../prisma/schema.prisma', import.meta.url));
const origins = everyField().flatMap(({ path, type, origin }) => (origin ? [{ path, type, ...origin }] : []));
const sourcesIn = (home: string) => [
  ...new Set(origins.filter((origin) => origin['x-home'] === home).map((origin) => origin['x-source'])),
];

describe('what lives in Postgres', () => {
  const columnsIn = (source: string) =>
    [...source.matchAll(/\b([a-z_]+\.[a-z_]+)\b/g)].map(([column]) => column);
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test('comes from columns that schema.prisma has', async () => {
    const schema = await readFile(schemaFile, 'utf8');
    const known = [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)].flatMap(([, body = '']) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      return [...body.matchAll(/^ {2}(\w+) .*$/gm)].map(
        ([line, field]) => `${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? field}`,
      );
    });
    const sources = sourcesIn('postgres');
    expect(sources.filter((source) => columnsIn(source).length === 0)).toEqual([]);
    expect(sources.flatMap(columnsIn).filter((column) => !known.includes(column))).toEqual([]);
  });

  // What JSON makes of Postgres's types, by their OIDs.
  const KINDS: Record<string, number[]> = {
    boolean: [16],
    number: [20, 21, 23, 701, 1700],
    string: [25, 1184, 2950],
  };

  test('comes out of an expression that Postgres takes, in a type that the field can show', async () => {
    const client = await database.pool.connect();
    const enums = await client.query<{ oid: number }>("SELECT oid FROM pg_type WHERE typtype = 'e'");
    const wrong: string[] = [];
    for (const origin of origins.filter((each) => each['x-home'] === 'postgres')) {
      const source = origin['x-source'];
      const tables = new Set(columnsIn(source).map((column) => column.split('.')[0]));
      const text = `SELECT ${source.replace(/\bsub\b/, '$1')} FROM ${[...tables].join(', ')}`;
      const { columns } = await describeStatement(client, text).catch((error) => {
        throw new Error(`${origin.path}: ${source}: ${error.message}`);
      });
      const type = columns[0]?.type ?? 0;
      const isEnum = enums.rows.some(({ oid }) => oid === type) || type === 25;
      const fits = origin.type === 'enum' ? isEnum : KINDS[origin.type]?.includes(type);
      if (!fits) wrong.push(`${origin.path} is a ${origin.type}: ${source} is of type ${type}`);
    }
    client.release();
    expect(wrong).toEqual([]);
  });
});

describe('what lives at the identity provider', () => {
  // A value of each datum that is not its default.
  const VALUES: Record<string, unknown> = {
    'user_metadata.displayName': 'Somebody else',
    'user_metadata.theme': 'dark',
    'user_metadata.lang': 'es',
    'app_metadata.roles': ['critic'],
    'app_metadata.plan': 'full',
  };
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTestTenant();
  });
  afterAll(() => tenant.close());

  /** What an access token of Max's says, signed by the tenant of tenant.yaml after its Actions. */
  const claims = async () => {
    const { access_token } = await tenant.signIn({ email: 'max@setlist.example' });
    return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());
  };

  test('is known: each path in the metadata, and of each copy its original', () => {
    const copied = origins.flatMap((origin) => origin['x-copy-of'] ?? []);
    const paths = [...sourcesIn('user_metadata'), ...sourcesIn('app_metadata'), ...copied];
    expect(new Set(paths)).toEqual(new Set(Object.keys(VALUES)));
  });

  test('is what the Actions put into the token: each claim follows its path in the metadata', async () => {
    const metadata: Record<string, Record<string, unknown>> = { user_metadata: {}, app_metadata: {} };
    for (const [path, value] of Object.entries(VALUES)) {
      const [home = '', key = ''] = path.split('.');
      metadata[home] = { ...metadata[home], [key]: value };
    }
    const before = await claims();
    await (await managementClient(tenant))('PATCH', '/users/auth0|max', metadata);
    const after = await claims();
    const shown = (token: Record<string, unknown>, path: string) => {
      const [claim = '', field] = path.replace('[]', '').split(/(?<=preferences)\./);
      const value = token[claim];
      return field ? (value as Record<string, unknown>)[field] : value;
    };
    for (const { path, origin } of fieldsOf(TokenClaims)) {
      const source = origin?.['x-source'] ?? '';
      if (origin?.['x-home'] === 'token') expect(after, path).toHaveProperty([source]);
      else {
        expect(shown(after, path), path).toEqual(VALUES[source]);
        expect(shown(before, path), path).not.toEqual(VALUES[source]);
      }
    }
    expect(TokenClaims.safeParse(after).error).toBeUndefined();
  });

  test('is all that the token says, beside what every token says', async () => {
    const custom = Object.keys(await claims()).filter((claim) => claim.includes('/'));
    expect(new Set(custom)).toEqual(new Set(Object.values(CLAIMS)));
  });
});
