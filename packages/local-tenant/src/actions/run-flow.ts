import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import type { ActionRun } from '../store/history.ts';
import { createCache } from './cache.ts';
import { isHostChanged } from './host-objects.ts';
import { createPostLoginApi } from './post-login-api.ts';
import type { FlowRequest, FlowResult } from './protocol.ts';
import { isModest, takeRealm } from './take-realm.ts';
import { endTimers } from './timers.ts';

/**
 * Runs the Actions of a post-login flow one after another, each in a realm that shows it nothing of any other run (but
 * for required modules, which are a thread's, as at Auth0), and returns what they asked for. A denial, a redirect or an
 * error ends the flow: later Actions do not run.
 */
export async function runFlow(flow: FlowRequest): Promise<FlowResult> {
  const { actions, resume } = flow;
  const kept = createCache(flow.cache);
  const require = requireFrom(flow.requireFrom);
  const result: FlowResult = { ...nothingYet(), ...structuredClone(resume?.carried) };
  const first = resume ? actions.findIndex(({ name }) => name === resume.action) : 0;
  if (first < 0)
    return { ...result, failed: { action: resume?.action ?? '', message: 'The Action is gone.' } };
  for (const [index, { name, code, secrets }] of actions.slice(first).entries()) {
    const run: ActionRun = { action: name, durationMs: 0, logs: [], asked: [] };
    result.runs.push(run);
    const started = performance.now();
    try {
      const realm = takeRealm(code);
      const handlers = realm.load(name, code, { console: createConsole(run), require });
      const isReturn = resume !== undefined && index === 0;
      const execute = isReturn ? handlers.onContinuePostLogin : handlers.onExecutePostLogin;
      if (!execute && !isReturn) throw new Error('The Action does not export onExecutePostLogin.');
      const copy = realm.parse(flow.event);
      copy.secrets = realm.parse(JSON.stringify(secrets));
      copy.transaction = Object.assign(copy.transaction ?? {}, { metadata: result.transactionMetadata });
      await execute?.(
        copy,
        createPostLoginApi(result, {
          ...{ cache: kept.api, event: flow.event, action: name, host: flow.host ?? '', asked: run.asked },
          state: isReturn ? resume.state : undefined,
        }),
      );
    } catch (error) {
      run.error = describe(error);
      result.failed = { action: name, message: run.error };
    } finally {
      endTimers();
    }
    run.durationMs = performance.now() - started;
    if (result.failed || result.denied !== undefined || result.redirect) break;
  }
  const tainted = !actions.every(({ code }) => isModest(code)) && isHostChanged();
  return { ...result, cache: kept.changed(), tainted };
}

const requires = new Map<string, NodeJS.Require>();

function requireFrom(folder: string): NodeJS.Require {
  const known = requires.get(folder);
  if (known) return known;
  const require = createRequire(join(folder, 'action.js'));
  requires.set(folder, require);
  return require;
}

const nothingYet = (): FlowResult => ({
  ...{ userMetadata: {}, appMetadata: {}, transactionMetadata: {} },
  ...{ idTokenClaims: {}, accessTokenClaims: {}, addedScopes: [], removedScopes: [] },
  ...{ runs: [], tainted: false },
});

function createConsole(run: ActionRun) {
  const write =
    (level: string) =>
    (...values: unknown[]) => {
      if (run.logs.length < 100) run.logs.push({ level, message: format(...values).slice(0, 4096) });
    };
  const [info, warn, error] = [write('info'), write('warn'), write('error')];
  return { log: info, info, debug: write('debug'), warn, error };
}

// An error thrown inside a realm is not an instance of this one's Error.
function describe(error: unknown): string {
  const isError = error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
  return isError ? `${(error as Error).name}: ${(error as Error).message}` : String(error);
}
