import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { createPool, type Pool } from '../src/index.ts';
import { loadSchemaEngine } from '../src/migrate/load-schema-engine.ts';
import { createChangedAdapter } from '../src/migrate/whole-script-adapter.ts';

/**
 * Asks Prisma's schema engine, as `prisma migrate diff` does, for the script that would make the tables of a database
 * those of a schema, given as the text of schema.prisma. The script of two that agree has nothing but comments.
 */
export async function diffSchema(databaseUrl: string, schema: string): Promise<string> {
  const pool = createPool({ databaseUrl, max: 2 });
  try {
    const engine = await loadSchemaEngine(createAdapter(pool), schema);
    const files = [{ path: 'schema.prisma', content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return stdout ?? '';
  } finally {
    await pool.end();
  }
}

const CHAR = 18;
const TEXT = 25;

// Postgres's own tables have columns of type "char", which the engine wants to be told of, and which Prisma's adapter
// has never heard of: to the adapter they are text, and the engine is told by the rows, which pass through unchanged.
function createAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const chars = new WeakMap<unknown[], boolean[]>();
  const ask = pool.query as (query: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  pool.query = (async (query: pg.QueryArrayConfig) => {
    const result = await ask(query);
    const isChar = result.fields.map(({ dataTypeID }) => dataTypeID === CHAR);
    chars.set(result.rows, isChar);
    return {
      ...result,
      fields: result.fields.map((field, i) => (isChar[i] ? { ...field, dataTypeID: TEXT } : field)),
    };
  }) as Pool['query'];
  return createChangedAdapter(pool, (adapter) => tellChars(adapter, chars));
}

function tellChars(adapter: SqlDriverAdapter, chars: WeakMap<unknown[], boolean[]>): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const isChar = chars.get(result.rows);
    const columnTypes = result.columnTypes.map((type, i) => (isChar?.[i] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}
