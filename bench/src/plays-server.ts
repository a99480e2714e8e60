import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BareCalled, BareCalls } from './plays-serve.ts';
import type { Settings } from './prepare.ts';

export interface PlaysServer {
  url: string;
  /** Makes bare calls in the API's process, on its pool. */
  bare(calls: BareCalls): Promise<BareCalled>;
  stop(): Promise<void>;
}

/** Starts the API in a process of its own that also makes bare calls. What it prints is thrown away. */
export async function startPlaysServer(settings: Settings): Promise<PlaysServer> {
  const child = fork(fileURLToPath(new URL('plays-serve.ts', import.meta.url)), [JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  const exited = once(child, 'exit');
  const told = async () => {
    const message = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
    if (!message) throw new Error('The API ended; what it said is above.');
    return message[0];
  };
  const url: string = await told();
  return {
    url: url.replace('localhost', '127.0.0.1'),
    bare(calls) {
      child.send(calls);
      return told();
    },
    async stop() {
      child.disconnect();
      await exited;
    },
  };
}
