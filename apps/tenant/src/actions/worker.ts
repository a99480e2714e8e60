import { parentPort } from 'node:worker_threads';
import type { FlowRequest } from './protocol.ts';
import { runFlow } from './run-flow.ts';
import { makeRealmsAhead } from './take-realm.ts';

// Entry point of a worker thread: one flow in, one result out, one at a time.
parentPort?.on('message', async (request: FlowRequest) => {
  parentPort?.postMessage(await runFlow(request));
  makeRealmsAhead();
});
parentPort?.postMessage('ready');
makeRealmsAhead();
