import { join } from 'node:path';
import { audioFile } from '@setlist/api/test/uploads';
import { expect, test } from 'vitest';
import { headOf } from './head-of.ts';

const folder = join(import.meta.dirname, '../../../test/audio');
/** The types of the outermost boxes of an MP4, and how many bytes are left behind them. */
function boxesOf(file: Buffer): [string[], number] {
  const types: string[] = [];
  let at = 0;
  while (at + 8 <= file.length && file.readUInt32BE(at) >= 8) {
    types.push(file.toString('latin1', at + 4, at + 8));
    at += file.readUInt32BE(at);
  }
  return [types, file.length - at];
}

test('brings the index of an MP4 along, which stands behind its samples, and leaves the samples in their places', async () => {
  const whole = await audioFile('long.m4a');
  const most = 12_000;
  const index = whole.subarray(whole.indexOf('moov') - 4);
  const head = Buffer.from(await headOf(join(folder, 'long.m4a'), most));
  expect(boxesOf(whole)).toEqual([['ftyp', 'free', 'mdat', 'moov'], 0]);
  expect(boxesOf(head)).toEqual([['ftyp', 'free', 'mdat', 'moov'], 0]);
  expect(head).toHaveLength(most + index.length);
  expect(head.subarray(most).equals(index)).toBe(true);
  const samples = whole.indexOf('mdat') + 4;
  expect(head.subarray(samples, most).equals(whole.subarray(samples, most))).toBe(true);
});

test.each(['long.m4a', 'tone.mp3'])('takes all of a short file as it is: %s', async (name) => {
  const head = await headOf(join(folder, name));
  expect(Buffer.from(head).equals(await audioFile(name))).toBe(true);
});

test('takes the beginning of any other', async () => {
  const whole = await audioFile('tone.wav');
  expect(Buffer.from(await headOf(join(folder, 'tone.wav'), 1_000)).equals(whole.subarray(0, 1_000))).toBe(
    true,
  );
});
