import { type ApiContext, claimSetter, deny, metadataSetters, noteWish } from './api-parts.ts';
import { createPostLoginApi } from './post-login-api.ts';
import type { FlowRequest } from './protocol.ts';

type Api = Record<string, object>;

/**
 * The `api` object of a trigger. Nothing is done at once: every call is noted in `result`, which the tenant carries out
 * when the flow has ended, and in the run, for the log. Methods that return nothing return `api`, so that they chain.
 * https://auth0.com/docs/customize/actions/explore-triggers
 */
export function createApi(flow: FlowRequest, context: ApiContext): Api {
  const api = apiOf(flow, context);
  for (const group of Object.values(api)) {
    if (group === context.cache) continue;
    for (const [name, method] of Object.entries(group)) {
      Object.assign(group, { [name]: (...given: unknown[]) => method(...given) ?? api });
    }
  }
  return api;
}

function apiOf(flow: FlowRequest, context: ApiContext): Api {
  switch (flow.trigger) {
    case 'post-login':
      return createPostLoginApi(flow, context);
    case 'pre-user-registration':
      return createPreUserRegistrationApi(context);
    case 'credentials-exchange':
      return createCredentialsExchangeApi(context);
    default:
      return { cache: context.cache };
  }
}

/** https://auth0.com/docs/customize/actions/reference/pre-user-registration/pre-user-registration-api-object */
function createPreUserRegistrationApi(context: ApiContext) {
  return {
    access: {
      deny: (reason: string, userMessage?: string) =>
        deny(context, {
          reason: String(reason),
          ...(userMessage !== undefined && { userMessage: String(userMessage) }),
        }),
    },
    user: metadataSetters(context),
    validation: {
      error: (code: string, message: string) =>
        deny(context, { reason: String(code), userMessage: String(message) }),
    },
    cache: context.cache,
  };
}

const MACHINE_ERRORS = ['invalid_scope', 'invalid_request', 'server_error'];

/** https://auth0.com/docs/customize/actions/reference/credentials-exchange/credentials-exchange-api-object */
function createCredentialsExchangeApi(context: ApiContext) {
  const { result, event, run } = context;
  const setTarget = (change: (scopes: string[]) => string[]) => {
    const scopes = change(result.targetScopes ?? (event.transaction?.target_scopes as string[]));
    result.targetScopes = [...new Set(scopes.map(String))];
    Object.assign(event.transaction ?? {}, { target_scopes: [...result.targetScopes] });
    noteWish(run.asked, 'target_scopes', result.targetScopes);
  };
  if (result.targetScopes)
    Object.assign(event.transaction ?? {}, { target_scopes: [...result.targetScopes] });
  Object.assign(event.accessToken ?? {}, { customClaims: { ...result.accessTokenClaims } });
  return {
    access: {
      deny(code: string, reason?: string): void {
        if (!MACHINE_ERRORS.includes(code))
          throw new TypeError(`api.access.deny takes one of ${MACHINE_ERRORS.join(', ')} and a reason.`);
        deny(context, { reason: String(reason ?? code), code });
      },
    },
    accessToken: { setCustomClaim: claimSetter(context, 'access_token') },
    transaction: {
      addTargetScope: (scope: string) => setTarget((scopes) => [...scopes, scope]),
      removeTargetScope: (scope: string) => setTarget((scopes) => scopes.filter((other) => other !== scope)),
      setTargetScopes: (scopes: string[]) => setTarget(() => scopes),
      clearTargetScopes: () => setTarget(() => []),
    },
    cache: context.cache,
  };
}
