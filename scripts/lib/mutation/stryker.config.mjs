// How `npm run mutate` runs StrykerJS; which sources and which tests is said by scripts/mutate.ts.
// It works on a copy of the checkout in .stryker-tmp, so a run that is broken off leaves the sources as they are.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: {
    configFile: 'scripts/lib/mutation/vitest.config.ts',
    pool: 'forks',
    // The tests reach most of the code by requests to a server, not by importing it.
    related: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  buildCommand: 'node scripts/lib/mutation/link-workspaces.ts',
  symlinkNodeModules: false,
  ignorePatterns: ['.data', '.next', '.turbo', '.sessions', '/reports', 'e2e/test-results', 'docs/images'],
  // Node.js erases the types. TypeScript 7 has no interface by which Stryker could rewrite the file, so it is shown none.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  // Far beyond what a slow machine takes: only a mutant that never ends is to be ended.
  timeoutMS: 90_000,
  timeoutFactor: 4,
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'json', 'html'],
  allowConsoleColors: false,
  warnings: { slow: false },
};
