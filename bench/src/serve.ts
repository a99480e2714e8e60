import type { Settings } from './prepare.ts';

/** A server under measurement: starts on a free port of 127.0.0.1 and tells it. */
export type Peer = (settings: Settings) => Promise<number>;

// Runs one peer in a process of its own: `node serve.ts <peer> <settings as JSON>`; prints its port.
const [name = '', settings = '{}'] = process.argv.slice(2);
const { start } = (await import(`./peers/${name}.ts`)) as { start: Peer };
process.send?.(await start(JSON.parse(settings)));
process.once('disconnect', () => process.exit());
