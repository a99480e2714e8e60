import { parentPort } from 'node:worker_threads';
import type { DeployedAction } from '../store/actions.ts';
import type { FlowMessage } from './protocol.ts';
import { runFlow } from './run-flow.ts';
import { makeRealmsAhead } from './take-realm.ts';

// Entry point of a worker thread: one flow in, one result out, one at a time.
let deployed: DeployedAction[] = [];
parentPort?.on('message', async ({ actions = deployed, ...request }: FlowMessage) => {
  deployed = actions;
  parentPort?.postMessage(await runFlow({ ...request, actions }));
  makeRealmsAhead();
});
parentPort?.postMessage('ready');
makeRealmsAhead();
