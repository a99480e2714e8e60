import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readActionCode } from './read-action-code.ts';
import { missingKeywords, replaceCodeKeywords, replaceKeywords, requireNone } from './replace-keywords.ts';
import { type TenantConfig, type TenantConfigInput, tenantConfigSchema, withoutNulls } from './schema.ts';
import { withoutEffect } from './without-effect.ts';

/** A configuration with the code of its Actions, and the TypeScript that it was made of, where there is any. */
export interface ReadTenantConfig extends TenantConfig {
  actions: (TenantConfig['actions'][number] & { source?: string })[];
}

const READ = Object.keys(tenantConfigSchema.shape);

/**
 * Reads a tenant.yaml, or the same as an object: fills in keywords, checks the shape of what the tenant reads, and puts
 * each Action's code, with its keywords filled in too, in place of its path. What is not read is left alone, and named
 * in `withoutEffect`. Throws, naming the file and what is wrong in it.
 */
export async function readConfig(
  config: string | TenantConfigInput,
  keywords: Record<string, string | undefined>,
): Promise<{ config: ReadTenantConfig; withoutEffect: string[] }> {
  const [text, where, folder] =
    typeof config === 'string'
      ? [undefined, config, dirname(config)]
      : [JSON.stringify(config), 'What was given', process.cwd()];
  try {
    const filled = replaceKeywords(text ?? (await readFile(where, 'utf8')), keywords);
    const given = withoutNulls(parse(filled) ?? {});
    for (const section of READ)
      requireNone(missingKeywords(Reflect.get(Object(given), section)), `The section ${section}`);
    const parsed = tenantConfigSchema.safeParse(given);
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
    const actions = parsed.data.actions.map(async (action) => ({
      ...action,
      ...(await readActionCode(resolve(folder, action.code), (code) =>
        replaceCodeKeywords(action.name, code, keywords),
      )),
    }));
    const read = { ...parsed.data, actions: await Promise.all(actions) };
    return { config: read, withoutEffect: withoutEffect(read) };
  } catch (error) {
    throw new Error(`${where} cannot be used as the tenant's configuration. ${(error as Error).message}`, {
      cause: error,
    });
  }
}
