import { readFile, writeFile } from 'node:fs/promises';

const BEGIN = '<!-- Written by npm run mutate, row by row. -->';
const END = '<!-- Until here. -->';

/** A report of Stryker, as far as it is read here. */
export interface MutationReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

/** One change of the sources, and what became of it. */
export interface Mutant {
  status: string;
  /** Ids of the tests that reach it; none of what runs when a module is loaded, which each of them may reach. */
  coveredBy?: string[];
  /** The code that it puts in the place of what was there. */
  replacement?: string;
  /** Where that was; lines and columns begin with one. */
  location: Record<'start' | 'end', { line: number; column: number }>;
}

/** What became of the mutants of one part. */
export interface Score {
  mutants: number;
  killed: number;
  /** Ended by Stryker because they did not come to an end. */
  timedOut: number;
  survived: number;
  /** Stopped the tests from running, such as by an error outside of any test; the score leaves them out. */
  failed: number;
  /** How long the run took; unknown when it took over results of an earlier one. */
  minutes: number | undefined;
}

/** Whether no test noticed a mutant; one that no test reaches has survived, too. */
export function hasSurvived({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/**
 * The report without the survivors of which Stryker's incremental mode could not tell that they meet new tests: those
 * in code that runs when a module is loaded, whose tests are not on record. It tries anew what is not in the report.
 */
export function forgetLoadedSurvivors(report: MutationReport): MutationReport {
  const isForgotten = (mutant: Mutant) => mutant.status === 'Survived' && !mutant.coveredBy?.length;
  const files = Object.entries(report.files).map(([name, file]) => [
    name,
    { ...file, mutants: file.mutants.filter((mutant) => !isForgotten(mutant)) },
  ]);
  return { ...report, files: Object.fromEntries(files) };
}

/** Adds up a report. */
export function scoreOf(report: MutationReport, minutes?: number): Score {
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants);
  const count = (...which: string[]) => all.filter(({ status }) => which.includes(status)).length;
  return {
    mutants: all.length,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: all.filter(hasSurvived).length,
    failed: count('RuntimeError', 'CompileError'),
    minutes,
  };
}

/**
 * Puts the row of a part into the table of a page, in place of the one that was there, of which it keeps the minutes
 * when they are not known. Throws when the page has no place for the table.
 */
export async function keepScore(
  page: string,
  part: string,
  sources: readonly string[],
  score: Score,
): Promise<void> {
  const text = await readFile(page, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${page} has no table between "${BEGIN}" and "${END}".`);
  const [head = '', line = '', ...rows] = text
    .slice(before + BEGIN.length, after)
    .trim()
    .split('\n');
  const isOf = (row: string) => row.startsWith(`| ${part} |`);
  const earlier = rows.find(isOf);
  const minutes = score.minutes?.toFixed(0) ?? earlier?.split(' | ').at(-1)?.slice(0, -2) ?? '';
  const row = rowOf(part, sources, score, minutes);
  const kept = earlier ? rows.map((other) => (isOf(other) ? row : other)) : [...rows, row];
  const table = [head, line, ...kept].join('\n');
  await writeFile(page, `${text.slice(0, before)}${BEGIN}\n\n${table}\n\n${text.slice(after)}`);
}

function rowOf(part: string, sources: readonly string[], score: Score, minutes: string): string {
  const { mutants, killed, timedOut, survived, failed } = score;
  const percent = ((100 * (killed + timedOut)) / (killed + timedOut + survived)).toFixed(1);
  const folders = sources.map((source) => `\`${source}\``).join(', ');
  const listed = `[${survived}](mutation/${part}.md)`;
  const cells = [part, folders, mutants, killed, timedOut, listed, failed, `${percent} %`, minutes];
  return `| ${cells.join(' | ')} |`;
}
