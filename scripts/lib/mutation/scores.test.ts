import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PARTS } from './parts.ts';
import { forgetLoadedSurvivors, keepScore, scoreOf } from './scores.ts';

const root = join(import.meta.dirname, '../../..');
const start = { line: 1, column: 1 };
const reportOf = (...statuses: string[]) => ({
  files: {
    'a.ts': { source: '', mutants: statuses.map((status) => ({ status, location: { start, end: start } })) },
    'b.ts': { source: '', mutants: [] },
  },
});

async function pageOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-scores-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const page = join(folder, 'page.md');
  await writeFile(page, text);
  return page;
}

test('counts a mutant that no test reaches as one that has survived', () => {
  const report = reportOf('Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError');
  const counts = { mutants: 5, killed: 1, timedOut: 1, survived: 2, failed: 1 };
  expect(scoreOf(report, 3)).toEqual({ ...counts, minutes: 3 });
});

test('forgets the survivors in code that runs when a module is loaded, and nothing else', () => {
  const at = { start, end: start };
  const mutants = [
    { status: 'Survived', location: at },
    { status: 'Survived', coveredBy: [], location: at },
    { status: 'Survived', coveredBy: ['1'], location: at },
    { status: 'NoCoverage', coveredBy: [], location: at },
    { status: 'Killed', coveredBy: [], location: at },
  ];
  const report = { schemaVersion: '1', files: { 'a.ts': { source: 'a', mutants } } };
  expect(forgetLoadedSurvivors(report)).toEqual({
    ...report,
    files: { 'a.ts': { source: 'a', mutants: mutants.slice(2) } },
  });
});

test('keeps one row for each part, and the rest of the page', async () => {
  const written = (rows: string[]) => `# Title

<!-- Written by npm run mutate, row by row. -->

${['| part | … |', '|---|---|', ...rows].join('\n')}

<!-- Until here. -->
End
`;
  const page = await pageOf(written([]));
  const score = scoreOf(reportOf('Killed', 'Killed', 'Survived', 'RuntimeError'), 1.6);
  await keepScore(page, 'plays', ['apps/plays'], { ...score, killed: 0, survived: 3 });
  await keepScore(page, 'http', ['a', 'b.ts'], score);
  await keepScore(page, 'plays', ['apps/plays'], { ...score, minutes: undefined });
  const counts = (part: string) => `4 | 2 | 0 | [1](mutation/${part}.md) | 1 | 66.7 % | 2`;
  const rows = [
    `| plays | \`apps/plays\` | ${counts('plays')} |`,
    `| http | \`a\`, \`b.ts\` | ${counts('http')} |`,
  ];
  expect(await readFile(page, 'utf8')).toBe(written(rows));
});

test('says so when a page has no place for the table', async () => {
  const page = await pageOf('# Title\n');
  const keeping = keepScore(page, 'plays', [], scoreOf(reportOf('Killed'), 1));
  await expect(keeping).rejects.toThrow('has no table between');
});

test.each(Object.entries(PARTS))('%s is of sources that exist', (_, { sources }) => {
  expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
});
