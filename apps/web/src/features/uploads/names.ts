/** What the API plays, by the names that such files have; what a file really is, the API finds out by its bytes. */
const MUSIC = /\.(mp3|m4a|m4b|mp4|aac|og[ag]|opus|flac|wave?)$/i;

/** Whether a file may be music, as far as its name and the type that the browser guesses from it tell. */
export const isMusic = ({ name, type }: { name: string; type: string }) =>
  type.startsWith('audio/') || MUSIC.test(name);

/** `01 - `, `01 ` and `7. ` before a title are the track's number; `99 Luftballons` is a title. */
const TRACK_NUMBER = /^(?:0\d(?!\d)\s*[-–._]?\s*|\d{1,3}\s*[-–._]\s+)(?=\S)/;
const ARTIST_AND_TITLE = /^(.+?)\s+[-–]\s+(.+)$/;
const LONGEST = 200;

/**
 * Title and artist of a song by the name of its file (`Artist - Title.mp3`), until the file itself tells better. What
 * the name does not say is empty.
 */
export function songOfName(fileName: string): { songname: string; artist: string } {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/_/g, ' ')
    // No title has them.
    .replace(/[\p{C}<>]/gu, '')
    .trim();
  const rest = name.replace(TRACK_NUMBER, '');
  const [, artist = '', title = rest] = ARTIST_AND_TITLE.exec(rest) ?? [];
  return { songname: shortened(title), artist: shortened(artist) };
}

const shortened = (text: string) => Array.from(text).slice(0, LONGEST).join('').trim();
