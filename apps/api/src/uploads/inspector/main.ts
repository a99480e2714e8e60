import { enableCompileCache } from 'node:module';
import { inspect } from './inspect.ts';

// A process of its own for each file, started by inspect-audio.ts: what a hostile file makes of a parser or a decoder
// ends with it. Tells what it found, or why nothing plays the file, and ends.
enableCompileCache();
const [file = '', coverFile = ''] = process.argv.slice(2);
const found = await inspect(file, coverFile).catch((error) => ({
  undecodable: `${error?.message ?? error}`,
}));
process.send?.(found, () => process.exit());
