import { expect, test } from 'vitest';
import { survivorsPage } from './survivors.ts';

const at = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
});

test('lists what survived, by file and line, with the code before and after', () => {
  const source = "if (a > b) {\n  say('`');\n}\n";
  const page = survivorsPage('plays', {
    files: {
      'a.ts': {
        source,
        mutants: [
          { status: 'NoCoverage', replacement: '``', location: at(2, 7, 2, 10) },
          { status: 'Survived', replacement: 'a >= b', location: at(1, 5, 1, 10) },
          { status: 'Survived', replacement: '', location: at(1, 12, 3, 2) },
          { status: 'Killed', replacement: 'true', location: at(1, 5, 1, 10) },
        ],
      },
      'b.ts': { source: '', mutants: [{ status: 'Killed', replacement: '', location: at(1, 1, 1, 1) }] },
    },
  });
  expect(page).toContain('# Survivors of plays\n');
  expect(page.slice(page.indexOf('\n## '))).toBe(`
## a.ts

- 1: \`a > b\` → \`a >= b\`
- 1: \`\` { say('\`'); } \`\` → nothing
- 2: \`\` '\`' \`\` → \`\`\` \`\` \`\`\`, which no test of the list reaches
`);
});

test('cuts code that is long, and says when nothing survived', () => {
  const mutant = { status: 'Survived', replacement: 'x'.repeat(91), location: at(1, 1, 1, 2) };
  const page = survivorsPage('plays', { files: { 'a.ts': { source: 'y', mutants: [mutant] } } });
  expect(page).toContain(`→ \`${'x'.repeat(90)}…\`\n`);
  expect(survivorsPage('plays', { files: {} })).toMatch(/\n\nNone\.\n$/);
});
