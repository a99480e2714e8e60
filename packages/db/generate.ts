import { generate } from './src/generate.ts';

try {
  await generate();
} catch (error) {
  // What is wrong is a line of the schema or of a statement: the words name it, a stack would hide it.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
