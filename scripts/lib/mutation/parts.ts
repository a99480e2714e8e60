/** What is mutated together, and the tests that have to notice: globs from the root. */
export interface Part {
  sources: readonly string[];
  tests: readonly string[];
  /** Set where tests reset modules, which Vite's runner alone can do. */
  resets?: true;
}

/**
 * The core, part by part. Not all tests that reach a part are named, but those beside it that need not long: each mutant
 * that survives has met all of them.
 */
export const PARTS: Readonly<Record<string, Part>> = {
  plays: { sources: ['apps/api/src/plays'], tests: ['apps/api/src/plays/plays.test.ts'] },
  'role-sync': {
    sources: ['apps/api/src/role-sync'],
    tests: ['apps/api/src/role-sync/*.test.ts'],
  },
  users: { sources: ['apps/api/src/users'], tests: ['apps/api/src/users/*.test.ts'] },
  http: { sources: ['apps/api/src/http'], tests: ['apps/api/src/http/*.test.ts'] },
  session: {
    sources: ['apps/web/src/session'],
    tests: ['apps/web/src/session/*.test.ts'],
    resets: true,
  },
  tokens: {
    sources: [
      'packages/local-tenant/src/oidc',
      'packages/local-tenant/src/management/keys.ts',
      'packages/local-tenant/src/domain/allowed-addresses.ts',
      'packages/local-tenant/src/domain/refresh-token-settings.ts',
      'packages/local-tenant/src/domain/signing-algorithms.ts',
      'packages/local-tenant/src/store/refresh-tokens.ts',
      'packages/local-tenant/src/store/signing-keys.ts',
    ],
    tests: [
      'packages/local-tenant/src/domain/*.test.ts',
      'packages/local-tenant/src/oidc/**/*.test.ts',
      'packages/local-tenant/src/management/keys.test.ts',
      'packages/local-tenant/src/store/signing-keys.test.ts',
      'packages/local-tenant/test/facts/authentication-api.test.ts',
      'packages/local-tenant/test/facts/redirects.test.ts',
      'packages/local-tenant/src/actions/post-login.test.ts',
      'packages/local-tenant/src/management/resources.test.ts',
      'packages/local-tenant/src/pages/sign-in.test.ts',
      'packages/local-tenant/src/authentication/authentication.test.ts',
    ],
  },
  metadata: {
    sources: [
      'packages/local-tenant/src/management/users',
      'packages/local-tenant/src/store/users.ts',
      'packages/local-tenant/src/domain/metadata.ts',
    ],
    tests: [
      'packages/local-tenant/src/management/users/*.test.ts',
      'packages/local-tenant/src/management/at-once.test.ts',
      'packages/local-tenant/src/management/own-account.test.ts',
      'packages/local-tenant/test/facts/management-api.test.ts',
      'packages/local-tenant/test/facts/management-scopes.test.ts',
    ],
  },
};
