/** What is mutated together, and the tests that have to notice: globs from the root. */
export interface Part {
  sources: readonly string[];
  tests: readonly string[];
}

/**
 * The core, part by part. Tests of other folders are named where they are the ones that hold the behaviour.
 */
export const PARTS: Readonly<Record<string, Part>> = {
  plays: {
    sources: ['apps/api/src/plays'],
    tests: [
      'apps/api/src/plays/*.test.ts',
      'apps/api/src/events/*.test.ts',
      'apps/api/src/operations/operations.test.ts',
    ],
  },
  'role-sync': { sources: ['apps/api/src/role-sync'], tests: ['apps/api/src/role-sync/*.test.ts'] },
  users: {
    sources: ['apps/api/src/users'],
    tests: [
      'apps/api/src/users/*.test.ts',
      'apps/api/src/events/*.test.ts',
      'apps/api/src/songs/songs.test.ts',
      'apps/api/src/playlists/playlists.test.ts',
      'apps/api/src/display-name/*.test.ts',
    ],
  },
  http: {
    sources: ['apps/api/src/http'],
    tests: [
      'apps/api/src/http/*.test.ts',
      'apps/api/src/songs/songs.test.ts',
      'apps/api/src/operations/*.test.ts',
    ],
  },
  session: { sources: ['apps/web/src/session'], tests: ['apps/web/src/session/*.test.ts'] },
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
    ],
  },
  metadata: {
    sources: [
      'apps/tenant/src/management/users',
      'apps/tenant/src/store/users.ts',
      'apps/tenant/src/store/merge-metadata.ts',
    ],
    tests: ['apps/tenant/src/management/users/*.test.ts'],
  },
};
