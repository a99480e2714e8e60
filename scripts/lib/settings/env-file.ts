import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { UserError } from '../user-error.ts';

export type Env = Record<string, string | undefined>;

const LINE = /^\s*(#.*|(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=.*)?$/;

/**
 * Reads a file of `KEY=value` lines; an empty object when there is none.
 * Throws a UserError that names the first line that is neither a setting nor a comment.
 */
export async function readEnvFile(path: string): Promise<Env> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const broken = text.split('\n').findIndex((line) => !LINE.test(line));
  if (broken >= 0) {
    throw new UserError(
      `${path}, line ${broken + 1}, is not of the form KEY=value. Correct the line or delete it.`,
    );
  }
  return parseEnv(text);
}

/** Writes settings for the eyes of the current user alone, whole or not at all. */
export async function writeEnvFile(
  path: string,
  heading: string,
  values: Record<string, string>,
): Promise<void> {
  const lines = Object.entries(values).map(([key, value]) => `${key}=${quote(value)}`);
  const unfinished = `${path}.unfinished`;
  await writeFile(unfinished, `# ${heading}\n${lines.join('\n')}\n`, { mode: 0o600 });
  await rename(unfinished, path);
}

function quote(value: string): string {
  return /^[\w.:/@%?&=+,-]*$/.test(value) ? value : `'${value}'`;
}
