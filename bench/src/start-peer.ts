import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Settings } from './prepare.ts';

export interface RunningPeer {
  url: string;
  stop(): Promise<void>;
}

/** Starts a peer in a process of its own. What it prints is thrown away, as a log collector would take it. */
export async function startPeer(name: string, settings: Settings): Promise<RunningPeer> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [name, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  const exited = once(child, 'exit');
  const started = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
  if (!started) throw new Error(`The peer ${name} ended before it listened; what it said is above.`);
  return {
    url: `http://127.0.0.1:${started[0]}`,
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
