import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { getAvailableTranspilers, type IConfiguration, type IForbiddenRuleType } from 'dependency-cruiser';

// npm run arrows: which files may import which. docs/decisions/0027-arrows-are-kept-by-a-tool.md says how it is kept.

// Without its parser the tool passes over every source, with a warning and the exit code of success.
if (!getAvailableTranspilers().some(({ name, available }) => name === 'swc' && available)) {
  throw new Error(
    'dependency-cruiser cannot use @swc/core: it is not installed, or of a version it does not know.',
  );
}

/** A workspace's folder, its name, and the workspaces that it declares. */
const workspaces = globSync(['*/package.json', '{apps,packages}/*/package.json'], {
  cwd: import.meta.dirname,
}).map((file) => {
  const { name, dependencies, devDependencies } = JSON.parse(
    readFileSync(`${import.meta.dirname}/${file}`, 'utf8'),
  );
  return {
    folder: dirname(file).replaceAll('\\', '/'),
    name: name as string,
    ships: Object.keys(dependencies ?? {}),
    declares: Object.keys({ ...dependencies, ...devDependencies }),
  };
});
const OURS = within(workspaces.map(({ folder }) => folder));
/** The folders of the API that are resources: those with a table of contents. */
const RESOURCES = globSync('apps/api/src/*/*.routes.ts', { cwd: import.meta.dirname })
  .map((file) => basename(dirname(file)))
  .join('|');
if (RESOURCES === '') throw new Error('There is no resource: nothing is named apps/api/src/*/*.routes.ts.');

const TESTS = '\\.(test|spec)\\.tsx?$';
/** What is there for tests alone. */
const TEST_HELPERS = [
  TESTS,
  '^(packages/testing|e2e)/',
  '^(apps|packages)/[^/]+/test/',
  '^auth0/run-action\\.ts$',
  '^scripts/lib/testing/run-script\\.ts$',
].join('|');
/** The tenant's floors, from the ground up. */
const FLOORS = [
  ...[
    'words',
    'http',
    'store',
    'switches',
    'domain',
    'actions',
    'oidc',
    'authentication',
    'management',
    'pages',
  ],
  'dashboard',
];
/** Starts the servers that it measures as tests do; its devDependencies are what it measures Setlist against. */
const BENCH = '^bench/';
/** Run before anything is built, where devDependencies are always there. */
const GENERATOR = '^packages/(db/src/sql/generate-statements|local-tenant/build)\\.ts$';
/** Its build has what its devDependencies bring: docs/decisions/0061-the-tenant-is-a-package.md */
const PACKED = '^packages/local-tenant/src/';

const rules: IForbiddenRuleType[] = [
  {
    name: 'no-circles',
    comment:
      'What is in a circle can only be understood, tested and moved as one. An import of types counts: it is read as well.',
    // Generated as Prisma makes it.
    from: { pathNot: '^packages/db/src/generated/' },
    to: { circular: true },
  },
  {
    name: 'resources-stand-apart',
    comment:
      'A resource of the API can be read, changed and removed without another one. What two of them need lies in a shared room beside them.',
    from: { path: `^apps/api/src/(${RESOURCES})/`, pathNot: TESTS },
    to: { path: `^apps/api/src/(${RESOURCES})/`, pathNot: '^apps/api/src/$1/' },
  },
  {
    name: 'role-sync-is-enqueued',
    comment:
      'Whether somebody is an editor is decided by the job alone, from rows: others only ask for it, and the worker runs it.',
    from: {
      path: '^apps/api/src/',
      pathNot: ['^apps/api/src/role-sync/', '^apps/api/src/operations/start-worker\\.ts$', TESTS],
    },
    to: { path: '^apps/api/src/role-sync/', pathNot: '/enqueue-role-sync\\.ts$' },
  },
  {
    name: 'apps-stand-apart',
    comment:
      'The apps are separate processes, and the tenant stands for somebody else’s server: they meet over HTTP. Tests start the others by what these have in their `test` folders.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/[^/]+/test/'] },
  },
  {
    name: 'packages-never-import-apps',
    comment: 'Apps are built on packages.',
    from: { path: '^packages/' },
    to: { path: '^apps/' },
  },
  {
    name: 'contracts-stand-alone',
    comment: 'What a route takes and answers holds for whoever reads it: the contracts know nobody of us.',
    from: { path: '^packages/contracts/' },
    to: { path: OURS, pathNot: '^packages/contracts/' },
  },
  {
    name: 'web-knows-contracts-and-covers',
    comment:
      'The app’s data is reached through the API alone: the web app has no database, and no code of the API or the tenant.',
    from: { path: '^apps/web/', pathNot: TEST_HELPERS },
    to: { path: OURS, pathNot: '^(apps/web|packages/(contracts|covers))/' },
  },
  {
    name: 'controls-know-no-feature',
    comment:
      'What is in components/ui is a leaf of the web app, which can be read alone and used by every page: it knows the browser and no feature, session or action.',
    from: { path: '^apps/web/src/components/ui/' },
    to: { path: '^apps/web/src/', pathNot: '^apps/web/src/(components/ui|lib/browser)/' },
  },
  {
    name: 'sessions-know-no-page',
    comment:
      'What a session is, how it goes on and how it ends can be read without any page that asks for it. Of the web app it knows the settings.',
    from: { path: '^apps/web/src/session/', pathNot: TESTS },
    to: { path: '^apps/web/src/', pathNot: '^apps/web/src/(session/|env\\.ts$)' },
  },
  {
    name: 'actions-know-no-feature',
    comment:
      'How an open page asks its server, and how that answers, is the same for all features, which are built on it.',
    from: { path: '^apps/web/src/lib/' },
    to: { path: '^apps/web/src/(app|features)/' },
  },
  {
    name: 'tenant-knows-nothing-of-setlist',
    comment:
      'The tenant stands for somebody else’s server, and is of use to others: it takes what connects to Postgres, and looks, from packages that know nothing of Setlist’s data.',
    from: { path: '^packages/local-tenant/' },
    to: {
      path: OURS,
      pathNot: '^packages/(local-tenant|postgres|embedded-postgres|ui|covers|testing)/',
    },
  },
  ...FLOORS.map((floor, index) => ({
    name: `tenant-floors-look-down: ${floor}`,
    comment:
      'Each floor of the tenant can be read with those below it alone. What two of them need lies below both.',
    from: { path: `^packages/local-tenant/src/${floor}/`, pathNot: TESTS },
    to: { path: within(FLOORS.slice(index + 1).map((above) => `packages/local-tenant/src/${above}`)) },
  })),
  {
    name: 'no-tests-in-production',
    comment: 'Tests and what is made for them make users, tokens and databases at will.',
    from: { pathNot: [TEST_HELPERS, BENCH, '^vitest\\.config\\.ts$'] },
    to: { path: TEST_HELPERS },
  },
  {
    name: 'no-dev-dependencies-in-production',
    comment: 'A devDependency is not there where only what runs is installed. Its types are erased.',
    from: { path: OURS, pathNot: [TEST_HELPERS, BENCH, GENERATOR, PACKED, '\\.config\\.ts$'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
  {
    name: 'packages-are-declared',
    comment:
      'A package that is there only because another workspace asked for it goes, or changes, with that one.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'imports-are-found',
    comment: 'An import that leads nowhere would be an arrow that no rule sees.',
    from: {},
    to: { couldNotResolve: true },
  },
  ...workspaces.flatMap(declared),
];

const config: IConfiguration = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    // TypeScript 7 has no API with which it could be the parser.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '(^|/)(\\.next|\\.data|packages/local-tenant/dist)/|^packages/local-tenant/entries/.*\\.d\\.ts$',
    },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};

export default config;

/** Rules that a workspace imports only the workspaces that its package.json names, in production as dependencies. */
function declared({ folder, ships, declares }: (typeof workspaces)[number]): IForbiddenRuleType[] {
  const foldersOf = (names: string[]) =>
    workspaces.filter((each) => names.includes(each.name)).map((each) => each.folder);
  const comment = `${folder}/package.json has to name the workspaces that are imported in its folder.`;
  return [
    {
      name: `workspaces-are-declared: ${folder}`,
      comment,
      from: { path: within([folder]) },
      to: { path: OURS, pathNot: within([folder, ...foldersOf(declares)]) },
    },
    {
      name: `workspaces-are-dependencies: ${folder}`,
      comment: `${comment} For what is not for tests these are dependencies, not devDependencies.`,
      from: { path: within([folder]), pathNot: [TEST_HELPERS, BENCH, GENERATOR, PACKED] },
      to: { path: OURS, pathNot: within([folder, ...foldersOf(ships)]) },
    },
  ];
}

/** A pattern of the files in these folders; of none where there is no folder. */
function within(folders: string[]): string {
  return folders.length > 0 ? `^(${folders.join('|')})/` : '(?!)';
}
