import type { ActionRun } from '../store/history.ts';
import {
  type ApiContext,
  createCredentialsExchangeApi,
  createPreUserRegistrationApi,
  requireStorable,
} from './api.ts';
import { createCache } from './cache.ts';
import { createPostLoginApi } from './post-login-api.ts';
import type { FlowRequest, FlowResult, InstalledAction } from './protocol.ts';
import { createSandbox, endTimers, orUncaught, prepareContexts, type Sandbox } from './sandbox.ts';
import { HANDLERS, type Trigger } from './triggers.ts';

type Handler = (event: unknown, api: unknown) => unknown;

/**
 * Runs the Actions of a flow one after another, each in a world of its own (unless their modules are kept), and returns
 * what they asked for. A denial, a redirect or an error ends the flow: later Actions do not run. It is what the threads of
 * the runner do.
 */
export async function runFlow(flow: FlowRequest): Promise<FlowResult> {
  const { actions, resume } = flow;
  const cache = createCache(flow.cache);
  const result: FlowResult = { ...nothingYet(), ...structuredClone(resume?.carried) };
  const first = resume ? actions.findIndex(({ name }) => name === resume.action) : 0;
  if (first < 0)
    return { ...result, failed: { action: resume?.action ?? '', message: 'The Action is gone.' } };
  for (const [index, action] of actions.slice(first).entries()) {
    const run: ActionRun = { action: action.name, durationMs: 0, logs: [], asked: [] };
    result.runs.push(run);
    const started = performance.now();
    const isReturn = resume !== undefined && index === 0;
    try {
      const { exports, parse } = enter(action, run, flow.keepModules);
      const execute = exports[isReturn ? 'onContinuePostLogin' : HANDLERS[flow.trigger].handler];
      if (typeof execute !== 'function' && !isReturn)
        throw new Error(`The Action does not export ${HANDLERS[flow.trigger].handler}.`);
      const event = parse(flow.event);
      event.secrets = parse(JSON.stringify(action.secrets));
      event.configuration = parse('{}');
      const api = createApi(flow, { result, event, run, cache: cache.api, isReturn });
      await orUncaught(() => (execute as Handler | undefined)?.(event, api));
    } catch (error) {
      run.error = describe(error);
      result.failed = { action: action.name, message: run.error };
    } finally {
      endTimers();
    }
    run.durationMs = performance.now() - started;
    if (!result.failed && claimBytes(result) > CLAIM_BYTES)
      result.failed = { action: action.name, message: 'Custom claims may have 100 kB.' };
    if (result.failed || result.denied || result.redirect) break;
  }
  if (!flow.keepModules) setImmediate(prepareContexts, actions.length);
  return { ...result, cache: cache.changed() };
}

/** https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims */
const CLAIM_BYTES = 100 * 1024;

function claimBytes({ idTokenClaims, accessTokenClaims }: FlowResult): number {
  return Buffer.byteLength(JSON.stringify(idTokenClaims) + JSON.stringify(accessTokenClaims));
}

// By the name of the Action, so that a new version takes the place of the one before.
const kept = new Map<string, { made: string; sandbox: Sandbox }>();

function enter(action: InstalledAction, run: ActionRun, keepModules = false): Sandbox {
  if (!keepModules) return createSandbox(action, run);
  const made = JSON.stringify(action);
  const known = kept.get(action.name);
  const sandbox = known?.made === made ? known.sandbox : createSandbox(action, run);
  kept.set(action.name, { made, sandbox });
  sandbox.run = run;
  return sandbox;
}

type Api = Record<string, object>;

const onlyCache = (_flow: FlowRequest, { cache }: ApiContext): Api => ({ cache });
const APIS: Record<Trigger, (flow: FlowRequest, context: ApiContext) => Api> = {
  'post-login': createPostLoginApi,
  'pre-user-registration': createPreUserRegistrationApi,
  'credentials-exchange': createCredentialsExchangeApi,
  'post-user-registration': onlyCache,
  'post-change-password': onlyCache,
};

// Methods that return nothing return `api`, so that they chain.
function createApi(flow: FlowRequest, context: ApiContext): Api {
  const api = APIS[flow.trigger](flow, context);
  for (const group of Object.values(api)) {
    if (group === context.cache) continue;
    for (const [name, method] of Object.entries(group))
      Object.assign(group, {
        [name](...given: unknown[]) {
          for (const text of given) if (typeof text === 'string') requireStorable(text);
          return method(...given) ?? api;
        },
      });
  }
  return api;
}

const nothingYet = (): FlowResult => ({
  ...{
    userMetadata: {},
    appMetadata: {},
    transactionMetadata: {},
    session: { methods: [] },
    refreshToken: {},
  },
  ...{ idTokenClaims: {}, accessTokenClaims: {}, addedScopes: [], removedScopes: [], runs: [] },
});

// What an Action throws may be anything, also what throws again when it is asked for its message.
function describe(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return 'The Action threw something that cannot be shown.';
  }
}
