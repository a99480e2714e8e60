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
      'apps/tenant/src/oidc',
      'apps/tenant/src/management/keys',
      'apps/tenant/src/store/signing-keys.ts',
    ],
    tests: [
      'apps/tenant/src/oidc/**/*.test.ts',
      'apps/tenant/src/management/keys/*.test.ts',
      'apps/tenant/src/store/signing-keys.test.ts',
      'apps/tenant/src/facts/authentication-api.test.ts',
      'apps/tenant/src/facts/redirects.test.ts',
      'apps/tenant/src/actions/post-login.test.ts',
      'apps/tenant/src/management/resources.test.ts',
      'apps/tenant/src/pages/sign-in.test.ts',
      'apps/tenant/src/authentication/authentication.test.ts',
    ],
  },
  metadata: {
    sources: [
      'apps/tenant/src/management/users',
      'apps/tenant/src/store/users.ts',
      'apps/tenant/src/store/merge-metadata.ts',
    ],
    tests: [
      'apps/tenant/src/management/users/*.test.ts',
      'apps/tenant/src/management/at-once.test.ts',
      'apps/tenant/src/management/own-account.test.ts',
      'apps/tenant/src/facts/management-api.test.ts',
      'apps/tenant/src/facts/management-scopes.test.ts',
    ],
  },
};
