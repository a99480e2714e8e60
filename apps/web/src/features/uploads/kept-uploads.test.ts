import { expect, test } from 'vitest';
import type { Upload } from './create-uploads.ts';
import { forgetUploads, keepUploads, readUploads } from './kept-uploads.ts';

/** A storage of one person, which goes through JSON as that of a browser does. */
function storage() {
  const kept = new Map<string, string>();
  return {
    get: (name: string): unknown => JSON.parse(kept.get(name) ?? 'null'),
    set: (name: string, value: unknown) => void kept.set(name, JSON.stringify(value)),
  };
}

const uploads = (
  ['queued', 'sending', 'checking', 'later', 'paused', 'done', 'refused'] satisfies Upload['state'][]
).map(
  (state, id): Upload => ({
    ...{ id, state, title: state, artist: '', sent: 0, intoOlder: false },
    file: new File([], state),
  }),
);

test('keeps which files are all there and which are not, after those of the page before, until it is told', () => {
  const kept = storage();
  keepUploads(kept, uploads, { done: ['a'], lost: ['b'] });
  expect(readUploads(kept)).toEqual({
    done: ['a', 'checking', 'done'],
    lost: ['b', 'queued', 'sending', 'later', 'paused'],
  });
  forgetUploads(kept);
  expect(readUploads(kept)).toBeUndefined();
});

test('keeps nothing where there is nothing to tell, and makes nothing of what cannot be read', () => {
  const kept = storage();
  keepUploads(kept, uploads.slice(-1));
  expect(readUploads(kept)).toBeUndefined();
  for (const broken of ['uploads', [], { done: [], lost: 'all' }, { done: [7], lost: [] }]) {
    kept.set('uploads', broken);
    expect(readUploads(kept), JSON.stringify(broken)).toBeUndefined();
  }
});
