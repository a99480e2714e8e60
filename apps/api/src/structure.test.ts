import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contracts } from '@setlist/contracts';
import { createOpenApiDocument } from '@setlist/contracts/openapi';
import { describe, expect, test } from 'vitest';
import { routes } from './app.ts';

const src = import.meta.dirname;
const sources = globSync('**/*.ts', { cwd: src })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

describe('the API', () => {
  test('mounts every contract once, and nothing else', () => {
    const mounted = routes.map((route) => route.contract);
    expect(new Set(mounted).size).toBe(mounted.length);
    expect(new Set(mounted)).toEqual(new Set(Object.values(contracts)));
  });

  test('declares a permission for every route, and leaves none open', () => {
    for (const { contract } of routes) {
      expect(['user', 'editor', 'user-or-plays-reader'], contract.path).toContain(contract.permission);
    }
  });

  test('says in OpenAPI what the contracts say', () => {
    const { paths = {} } = createOpenApiDocument('http://localhost:4000');
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => {
        const { operationId, responses } = operation as { operationId: string; responses: object };
        return {
          operationId,
          method,
          path,
          successes: Object.keys(responses).filter((status) => status < '4'),
        };
      }),
    );
    const contracted = Object.entries(contracts).map(([operationId, { method, path, responses }]) => ({
      operationId,
      method,
      path,
      successes: Object.keys(responses),
    }));
    const byName = (a: { operationId: string }, b: { operationId: string }) =>
      a.operationId.localeCompare(b.operationId);
    expect(documented.sort(byName)).toEqual(contracted.sort(byName));
  });

  test('matches named paths before those with a parameter', () => {
    const paths = routes.map((route) => route.contract.path);
    const firstWithParameter = paths.indexOf('/playlists/{playlistId}');
    const named = paths.filter((path) => /^\/playlists\/\w+$/.test(path));
    expect(named).toEqual(expect.arrayContaining(['/playlists/featured', '/playlists/getPlays']));
    for (const path of named) expect(paths.indexOf(path), path).toBeLessThan(firstWithParameter);
  });
});

describe('the source', () => {
  test('reads the environment in env.ts alone', () => {
    const readers = sources.filter(({ text }) => text.includes('process.env')).map(({ file }) => file);
    expect(readers).toEqual(['env.ts']);
  });

  test('knows HTTP in http, in routes and where bytes are streamed, not in errors.ts', () => {
    const { text = '' } = sources.find(({ file }) => file === 'errors.ts') ?? {};
    expect(text).not.toMatch(/express|status|header/i);
  });

  test('keeps files small', () => {
    const large = sources.filter(({ text }) => text.split('\n').length > 150).map(({ file }) => file);
    expect(large).toEqual([]);
  });
});
