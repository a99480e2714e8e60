import { expect, test } from 'vitest';
import { filesIn } from './files.ts';

const AT_ONCE = 100;

// What a browser gives for a drop; Node.js has nothing of it.
const fileEntry = (name: string) =>
  ({ isDirectory: false, file: (take: (file: File) => void) => take(new File([], name)) }) as never;
const unreadable = {
  isDirectory: false,
  file: (_take: unknown, fail: (error: Error) => void) => fail(new Error('gone')),
} as never;
const folder = (...children: FileSystemEntry[]) =>
  ({
    isDirectory: true,
    createReader: () => {
      const left = [...children];
      return { readEntries: (take: (some: FileSystemEntry[]) => void) => take(left.splice(0, AT_ONCE)) };
    },
  }) as never;

test('finds all files of folders within folders, of which a browser gives a hundred at a time', async () => {
  const many = Array.from({ length: 250 }, (_, index) => fileEntry(`${index}.mp3`));
  const files = await filesIn([new File([], 'first.mp3'), folder(folder(...many), fileEntry('last.mp3'))]);
  expect(files).toHaveLength(252);
  expect([files[0]?.name, files[250]?.name, files.at(-1)?.name]).toEqual([
    'first.mp3',
    '249.mp3',
    'last.mp3',
  ]);
});

test('leaves out what cannot be read', async () => {
  const broken = {
    isDirectory: true,
    createReader: () => ({
      readEntries: (_take: unknown, fail: (error: Error) => void) => fail(new Error()),
    }),
  } as never;
  const files = await filesIn([unreadable, broken, fileEntry('a.mp3')]);
  expect(files.map(({ name }) => name)).toEqual(['a.mp3']);
});
