/** Something that Auth0's pages of 2025 and 2026 tell of, and what of it is here. */
interface Gained {
  what: string;
  here: string;
  /** Endpoints that it has here. */
  served?: string[];
  /** Endpoints that it has at Auth0 and not here. */
  absent?: string[];
  /** Settings of it that are kept without an effect. */
  kept?: string[];
}

/** What Auth0 has gained, so that a missing thing is a known one. */
export const GAINED: Gained[] = [
  {
    what: 'Metadata of sessions and refresh tokens',
    here: 'kept, in Actions and in the Management API; `include_session_metadata_in_tenant_logs` has no effect',
    served: ['PATCH /api/v2/sessions/{id}', 'PATCH /api/v2/refresh-tokens/{id}'],
    kept: ['include_session_metadata_in_tenant_logs'],
  },
  {
    what: 'The Events API, server-sent events',
    here: 'of users; events of what this tenant does not have never happen',
    served: ['GET /api/v2/events'],
  },
  {
    what: 'Event streams to a webhook, EventBridge or an Action',
    here: 'none, and none can be made',
    served: ['GET /api/v2/event-streams'],
    absent: ['POST /api/v2/event-streams'],
  },
  { what: '`api.roles` in post-login Actions', here: 'works' },
  {
    what: 'Groups, and `api.groups` in post-login Actions',
    here: 'there are none, and `api.groups` says so',
    absent: ['GET /api/v2/groups'],
  },
  { what: 'Actions Modules', here: 'not here', absent: ['GET /api/v2/actions/modules'] },
  {
    what: 'Multi-resource refresh tokens (MRRT)',
    here: '`refresh_token.policies` of an application are kept without an effect: a refresh gives tokens of the API that was signed in for',
  },
  {
    what: 'The My Account API (`/me/`)',
    here: 'not here; `https://…/me/` is no audience unless an API of that name is made',
    absent: ['GET /me/v1/authentication-methods'],
  },
  {
    what: 'Online refresh tokens',
    here: 'not here',
    kept: ['allow_online_access', 'allow_online_access_with_ephemeral_sessions'],
  },
  { what: 'Native to Web sign-in by session transfer tokens', here: 'not here', kept: ['session_transfer'] },
  {
    what: 'Custom token exchange, and Token Vault',
    here: 'the grant is refused, and so is an Action of the trigger `custom-token-exchange`',
    served: ['GET /api/v2/token-exchange-profiles'],
    absent: ['POST /api/v2/token-exchange-profiles'],
    kept: ['token_exchange', 'token_vault_privileged_access'],
  },
  {
    what: 'Sender-constrained tokens (DPoP), and authentication by a certificate (mTLS)',
    here: 'not here; an application that authenticates by a certificate gets no tokens',
    kept: ['require_proof_of_possession', 'proof_of_possession', 'mtls'],
  },
  {
    what: 'Client ID metadata documents, and the security mode of third-party applications',
    here: 'not here',
    kept: ['client_id_metadata_document_supported', 'third_party_security_mode'],
  },
  {
    what: 'Anonymous sessions, agents as principals, rate limits that a tenant sets',
    here: 'not here',
    absent: ['GET /api/v2/agents', 'GET /api/v2/rate-limit-policies'],
    kept: ['anonymous_sessions', 'token_lifetime_for_anonymous_access_tokens'],
  },
  {
    what: 'A page before a callback on localhost ([real-tenant.md](real-tenant.md))',
    here: 'not here: a sign-in goes on at once, and `prompt=none` is answered',
    kept: ['skip_non_verifiable_callback_uri_confirmation_prompt'],
  },
  {
    what: 'Lists of refresh tokens by application, and many revoked at once',
    here: "each by its id, and all of a user's at once",
    served: ['DELETE /api/v2/users/{id}/refresh-tokens'],
    absent: ['GET /api/v2/refresh-tokens', 'POST /api/v2/refresh-tokens/revoke'],
  },
];

/** The section of docs/compatibility.md about it. */
export function gainedTable(): string {
  const named = (names: string[] = []) => names.map((name) => `\`${name}\``).join(', ');
  const rows = GAINED.map(({ what, here, served, absent, kept }) => {
    const parts = [
      here,
      served && `served: ${named(served)}`,
      absent && `404: ${named(absent)}`,
      kept && `kept without effect: ${named(kept)}`,
    ];
    return `| ${what} | ${parts.filter(Boolean).join('; ')} |`;
  });
  return `| what | here |\n|---|---|\n${rows.join('\n')}`;
}
