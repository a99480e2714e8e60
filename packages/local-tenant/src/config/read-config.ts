import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readActionCode } from './read-action-code.ts';
import { replaceCodeKeywords, replaceKeywords } from './replace-keywords.ts';
import { type TenantConfig, tenantConfigSchema } from './schema.ts';

/** A configuration with the code of its Actions, and the TypeScript that it was made of, where there is any. */
export type ReadTenantConfig = TenantConfig & { actions: { source?: string }[] };

/**
 * Reads a tenant.yaml: fills in keywords, checks the shape, and puts each Action's code, with its
 * keywords filled in too, in place of its path.
 * Throws, naming the file and what is wrong in it.
 */
export async function readConfig(
  file: string,
  keywords: Record<string, string | undefined>,
): Promise<ReadTenantConfig> {
  try {
    const text = await readFile(file, 'utf8');
    const parsed = tenantConfigSchema.safeParse(parse(replaceKeywords(text, keywords)) ?? {});
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
    const actions = parsed.data.actions.map(async (action) => ({
      ...action,
      ...(await readActionCode(resolve(dirname(file), action.code), (code) =>
        replaceCodeKeywords(action.name, code, keywords),
      )),
    }));
    return { ...parsed.data, actions: await Promise.all(actions) };
  } catch (error) {
    throw new Error(`${file} cannot be used as the tenant's configuration. ${(error as Error).message}`, {
      cause: error,
    });
  }
}
