import { expect, test } from 'vitest';
import { isMusic, songOfName } from './names.ts';

test.each([
  ['Paper Lanterns.mp3', '', 'Paper Lanterns'],
  ['The Understudies - Paper Lanterns.flac', 'The Understudies', 'Paper Lanterns'],
  ['The_Understudies_–_Cold_Tea.ogg', 'The Understudies', 'Cold Tea'],
  ['A - B - C.mp3', 'A', 'B - C'],
  ['01 - Cold Tea.mp3', '', 'Cold Tea'],
  ['07 The Understudies - Cold Tea.mp3', 'The Understudies', 'Cold Tea'],
  ['12. Cold Tea.wav', '', 'Cold Tea'],
  ['99 Luftballons.mp3', '', '99 Luftballons'],
  ['007.mp3', '', '007'],
  ['01.mp3', '', '01'],
  ['<b>Loud</b>\u0000.mp3', '', 'bLoud/b'],
  ['no extension', '', 'no extension'],
  ['.mp3', '', ''],
  [`${'x'.repeat(300)}.mp3`, '', 'x'.repeat(200)],
])('takes from %j the artist %j and the title %j', (name, artist, songname) => {
  expect(songOfName(name)).toEqual({ songname, artist });
});

test('knows by name or type what may be music', () => {
  for (const name of ['a.mp3', 'a.M4A', 'a.aac', 'a.ogg', 'a.oga', 'a.opus', 'a.flac', 'a.wav'])
    expect(isMusic({ name, type: '' }), name).toBe(true);
  for (const name of ['cover.jpg', 'notes.txt', 'mp3', 'a.mp3.txt', 'Thumbs.db'])
    expect(isMusic({ name, type: '' }), name).toBe(false);
  expect(isMusic({ name: 'tape', type: 'audio/x-something' })).toBe(true);
});
