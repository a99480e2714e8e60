/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints rows of right-aligned cells under their heads. */
export function table(heads: string[], rows: { name: string; cells: string[] }[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, cells: string[]) =>
    say(`  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(14)).join('')}`);
  line('', heads);
  for (const { name, cells } of rows) line(name, cells);
}

/** The middle of some numbers. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
