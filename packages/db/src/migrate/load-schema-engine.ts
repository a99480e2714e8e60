import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** As much of the global as is used here; TypeScript knows it only together with the whole DOM. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: EngineExports } }>;
};

/** What the JavaScript bindings need of the module before the first call. */
interface EngineExports {
  __wbindgen_start(): void;
}

// The bindings are one module for the whole process and remember the memory of their first instance, so a second one,
// made where this module is loaded anew, would read from the wrong place.
const INSTANCE = Symbol.for('setlist.schema-engine');
const shared = globalThis as { [INSTANCE]?: Promise<void> };

/**
 * Starts Prisma's own schema engine in its WASM build, so that no engine binary is downloaded.
 * `schema` is the text of schema.prisma. The caller frees the engine with `free()` and then ends the adapter's pool,
 * whose connection keeps the engine's own advisory lock until it closes.
 */
export async function loadSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string,
): Promise<SchemaEngine> {
  shared[INSTANCE] ??= instantiate();
  await shared[INSTANCE];
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, bound);
}

// The package's own entry imports the .wasm file as an ES module, which Node.js does not do without a flag.
async function instantiate(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withoutLingering(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

// The engine gives up on its lock after ten seconds, and forgets to take that timer back when it has got the lock: the
// timer alone would keep a process that is done from ending.
function withoutLingering(imports: object): object {
  const entries = Object.entries(imports).map(([name, value]) => {
    const isTimer = name.startsWith('__wbg_setTimeout');
    return [name, isTimer ? (callback: () => void, ms: number) => setTimeout(callback, ms).unref() : value];
  });
  return Object.fromEntries(entries);
}
