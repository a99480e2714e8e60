import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = globSync(['*.md', 'prisma/sql/*.md', 'docs/**/*.md'], { cwd: root });
const decisions = pages.filter((page) => page.startsWith('docs/decisions/')).sort();
const read = (page: string) => readFile(join(root, page), 'utf8');
const scriptsOf = new Map<string, Record<string, string>>();
for (const file of globSync(['package.json', '*/package.json', '{apps,packages}/*/package.json'], {
  cwd: root,
})) {
  const { name, scripts = {} } = JSON.parse(await read(file));
  scriptsOf.set(name, scripts);
}

describe.each(pages)('%s', (page) => {
  test('links only to files and headings that exist', async () => {
    const broken: string[] = [];
    for (const link of linksOf(await read(page))) {
      const [path = '', heading] = link.split('#');
      const target = path ? join(dirname(page), decodeURIComponent(path)) : page;
      const isInside = !relative(root, join(root, target)).startsWith('..');
      if (!isInside || !existsSync(join(root, target))) broken.push(link);
      else if (heading && target.endsWith('.md') && !headingsOf(await read(target)).includes(heading))
        broken.push(link);
    }
    expect(broken).toEqual([]);
  });

  test('names only npm commands that a package.json has', async () => {
    const named = [...(await read(page)).matchAll(/\bnpm (?:run )?([\w:-]+)(?: -w (@setlist\/[\w-]+))?/g)];
    const unknown = named.filter(([command, name = '', workspace = 'setlist']) => {
      const isScript = command.startsWith('npm run ') || name === 'start' || name === 'test';
      return isScript && !(name in (scriptsOf.get(workspace) ?? {}));
    });
    expect(unknown.map(([command]) => command)).toEqual([]);
  });
});

test.each(
  Object.entries(scriptsOf.get('setlist') ?? {}).flatMap(([name, command]) => {
    const [, script, task] = /^node scripts\/run\.mjs ([\w-]+)(?: ([\w-]+))?/.exec(command) ?? [];
    return script ? [{ name, script, task }] : [];
  }),
)('npm run $name has its script, or workspaces with such a task', ({ name, script, task }) => {
  const others = [...scriptsOf].filter(([workspace]) => workspace !== 'setlist');
  if (script === 'turbo') expect(others.filter(([, scripts]) => scripts[task ?? name])).not.toEqual([]);
  else expect(existsSync(join(root, `scripts/${script}.ts`))).toBe(true);
});

test('the notices name each package that ships, in the version and under the licence that is installed', async () => {
  const named = [
    ...(await read('THIRD-PARTY-NOTICES.md')).matchAll(/^\| \[([^\]]+)\]\S* \| (\S+) \| (\S+) \|/gm),
  ].map(([, name, version, license]) => ({ name, version, license }));
  const manifests = await Promise.all(['packages/ui/package.json', 'apps/web/package.json'].map(read));
  const inPages = manifests.flatMap((text) => Object.keys(JSON.parse(text).dependencies));
  const sheets = await Promise.all(globSync('{apps/web/src,packages/ui}/**/*.css', { cwd: root }).map(read));
  const inStyles = sheets.flatMap((css) =>
    [...css.matchAll(/@(?:import|plugin) ["']((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name = '']) => name),
  );
  const shipped = await Promise.all(
    [...new Set([...inPages, ...inStyles, 'wasm-media-encoders'])]
      .filter((name) => !name.startsWith('@setlist/'))
      .map(async (name) => {
        const { version, license } = JSON.parse(await read(`node_modules/${name}/package.json`));
        return { name, version, license };
      }),
  );
  expect(named).toEqual(shipped);
});

describe('the decisions', () => {
  test('are numbered from 1 without a gap, each by file name and heading alike', async () => {
    const numbers = await Promise.all(
      decisions.map(async (page) => /^# (\d+)\. /.exec(await read(page))?.[1]),
    );
    expect(numbers.map(Number)).toEqual(decisions.map((_, index) => index + 1));
    expect(decisions.map((page) => Number(page.slice('docs/decisions/'.length).slice(0, 4)))).toEqual(
      decisions.map((_, index) => index + 1),
    );
  });

  test('are dated', async () => {
    for (const page of decisions) expect(await read(page), page).toMatch(/^\d{4}-\d{2}-\d{2}$/m);
  });
});

/** Targets of Markdown links and pictures that lead into the repository; code blocks are not looked at. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`(?!\])/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  return targets.filter((target) => !/^[a-z]+:/i.test(target));
}

/** The anchors that a page's headings get, as GitHub makes them. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
