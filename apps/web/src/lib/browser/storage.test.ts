import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

/** A browser's storage that takes `most` values and no more. */
function storage(most: number) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (!kept.has(key) && kept.size >= most) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** The module as a new document loads it, in this browser. */
async function load(browser: object) {
  vi.stubGlobal('window', browser);
  vi.resetModules();
  return import('./storage.ts');
}

afterEach(() => void vi.unstubAllGlobals());

test('keeps in the browser’s own storage what that takes', async () => {
  const browser = { localStorage: storage(9) };
  const { localStorage } = await load(browser);
  localStorage.set('a', '1');
  expect(browser.localStorage.getItem('a')).toBe('1');
  expect(localStorage.get('a')).toBe('1');
  localStorage.remove('a');
  expect(localStorage.get('a')).toBeNull();
  browser.localStorage.setItem('b', '2');
  expect(localStorage.get('b')).toBe('2');
});

test('keeps what a full storage does not take for as long as the document lives', async () => {
  const browser = { localStorage: storage(0) };
  const { localStorage } = await load(browser);
  localStorage.set('a', '1');
  expect(localStorage.get('a')).toBe('1');
  localStorage.remove('a');
  expect(localStorage.get('a')).toBeNull();
});

test('never throws where storage is forbidden', async () => {
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const { localStorage, sessionStorage } = await load(
    Object.defineProperties({}, { localStorage: { get: forbidden }, sessionStorage: { get: forbidden } }),
  );
  for (const kept of [localStorage, sessionStorage]) {
    expect(kept.get('a')).toBeNull();
    kept.set('a', '1');
    expect(kept.get('a')).toBe('1');
    kept.remove('a');
    expect(kept.get('a')).toBeNull();
  }
});

/** What may be missing, throw or jump in a browser, and is touched behind the doors of this folder alone. */
const GUARDED = {
  storage:
    /\b(window|globalThis|self)\.(local|session)Storage\b|\b(local|session)Storage\.\w+Item\b|\bindexedDB\b/,
  cookies: /\bdocument\.cookie\b/,
  media: /\bmatchMedia\(/,
  navigator: /\bnavigator\b/,
  tabs: /\bnew BroadcastChannel\b/,
};
const SERVER = /^(app\/.*route\.ts|env\.ts|proxy\.ts|instrumentation\.ts|session\/|lib\/api\.ts)/;

test('touches what a browser may lack or forbid only behind its doors', () => {
  const src = fileURLToPath(new URL('../..', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('lib/browser/'),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(`${src}/${file}`, 'utf8');
    const rules = Object.entries({ ...GUARDED, ...(SERVER.test(file) ? {} : { clock: /\bDate\.now\b/ }) });
    const named = rules.filter(([, pattern]) => pattern.test(text)).map(([rule]) => rule);
    // The name is a door's only where it was imported from one.
    const bare = /(?<![.\w'])(local|session)Storage\b/.test(text) && !text.includes("/storage.ts'");
    return [...named, ...(bare ? ['storage'] : [])].map((rule) => `${file}: ${rule}`);
  });
  expect(found).toEqual([]);
});
