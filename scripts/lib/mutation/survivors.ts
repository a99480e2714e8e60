import { hasSurvived, type Mutant, type MutationReport } from './scores.ts';

/** Longest piece of code that is shown, in characters. */
const SHOWN = 90;

/**
 * The page that lists what survived of one part, by file: each mutant with its line, the code that it replaces and
 * what it puts there.
 */
export function survivorsPage(part: string, report: MutationReport): string {
  const sections = Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const survived = mutants.filter(hasSurvived);
    if (survived.length === 0) return [];
    const lines = survived
      .toSorted((a, b) => a.location.start.line - b.location.start.line)
      .map(({ location, replacement = '', status }) => {
        const change = `${code(cut(source, location))} → ${code(replacement)}`;
        const unreached = status === 'NoCoverage' ? ', which no test of the list reaches' : '';
        return `- ${location.start.line}: ${change}${unreached}`;
      });
    return `\n## ${file}\n\n${lines.join('\n')}\n`;
  });
  const none = sections.length === 0 ? '\nNone.\n' : '';
  return `# Survivors of ${part}

Written by \`npm run mutate -- ${part}\`: the mutants that none of the part's tests noticed ([what that means](../mutation.md)), with the line of the source as it was then.
${sections.join('')}${none}`;
}

function cut(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const [last = ''] = lines.slice(-1);
  lines[lines.length - 1] = last.slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return lines.join('\n');
}

// Backticks around it that are more than those in it let them be part of the code (CommonMark, 6.1).
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'nothing';
  const within = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...within.map(({ length }) => length)) + 1);
  const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
  return within.length > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}
