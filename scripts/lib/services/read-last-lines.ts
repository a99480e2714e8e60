import { readFile } from 'node:fs/promises';

/** The last lines of a text file, or a remark that it is empty. */
export async function readLastLines(path: string, count: number): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n') || '(the log is empty)';
}
