import { expect, test } from 'vitest';
import { codeLines } from './code-lines.ts';

const textOf = (code: string) =>
  codeLines(code)
    .map((line) => line.html.replace(/<[^>]+>/g, ''))
    .join('\n');

test('keeps every line, those that a comment or a template spans too', () => {
  const lines = codeLines("/* a\n b */\nconst x = `1\n2`;\n\nreturn 'c'; // d");
  expect(lines).toHaveLength(6);
  expect(lines[1]?.html).toBe('<span><i class="comment"> b */</i></span>');
  expect(lines[2]?.html).toBe('<span><i class="keyword">const</i> x = <i class="string">`1</i></span>');
  expect(lines[4]?.html).toBe('<span> </span>');
});

test('says what the code says, as text', () => {
  expect(textOf('if (a < b && c) return "</span><script>";')).toBe(
    'if (a &lt; b &amp;&amp; c) return &quot;&lt;/span&gt;&lt;script&gt;&quot;;',
  );
});
