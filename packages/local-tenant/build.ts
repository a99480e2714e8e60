import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

// Builds what `npm pack` takes along: JavaScript, since Node.js takes the types off no package that is installed, with the
// workspaces of this repository that the tenant is built on, which no registry has, in it. Every module stays a file.

const folder = import.meta.dirname;
const packages = dirname(folder);
const dist = join(folder, 'dist');
const { dependencies, peerDependencies } = (await import('./package.json', { with: { type: 'json' } }))
  .default;
const theirs = Object.keys({ ...dependencies, ...peerDependencies });
const isTheirs = (id: string) =>
  id.startsWith('node:') || theirs.some((name) => id === name || id.startsWith(`${name}/`));

/** Style sheets that the tenant reads from another workspace. */
const sheets = new Set<string>();

/** What is named by its path at run time has another one in the build. */
const moved: Plugin = {
  name: 'moved',
  transform: {
    filter: { id: /\/src\/.*\.ts$/ },
    handler: (code) =>
      code
        .replace(/require\.resolve\('@setlist\/ui\/([\w-]+\.css)'\)/g, (_, sheet: string) => {
          sheets.add(sheet);
          return `join(import.meta.dirname, 'assets', '${sheet}')`;
        })
        .replace(/(new URL\('\.\/[\w-]+)\.ts'/g, "$1.js'"),
  },
};

rmSync(dist, { recursive: true, force: true });
// Threads begin with a file that is named by its address.
const THREAD = /new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g;
const threads = globSync('src/**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] }).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(THREAD)].map(([, name = '']) =>
    join(dirname(file), name),
  ),
);
const build = await rolldown({
  cwd: folder,
  input: ['src/index.ts', 'src/bin.ts', 'src/playwright.ts', ...threads],
  external: isTheirs,
  platform: 'node',
  transform: { target: 'node24' },
  plugins: [moved],
});
await build.write({ dir: dist, preserveModules: true, preserveModulesRoot: packages });
const own = join(dist, basename(folder), 'src');
for (const file of globSync('src/**/*.{sql,css,js}', { cwd: folder }))
  cpSync(join(folder, file), join(dist, basename(folder), file));
for (const sheet of sheets) cpSync(join(packages, 'ui', sheet), join(own, 'pages', 'assets', sheet));
for (const name of ['index', 'playwright'])
  writeFileSync(
    join(folder, `entries/${name}.d.ts`),
    `export * from '../dist/types/local-tenant/src/${name}.js';\n`,
  );
const declarations = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--rootDir', packages];
execFileSync(
  'tsc',
  ['-p', join(folder, 'tsconfig.build.json'), ...declarations, '--outDir', join(dist, 'types')],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
