/** A song as the lock screen shows it. */
export interface Shown {
  title: string;
  artist: string;
  album: string;
  /** The address of its cover; as PNG, which every lock screen can show. */
  artwork?: string;
}

/** The media keys that are obeyed. */
const KEYS = [
  'play',
  'pause',
  'stop',
  'nexttrack',
  'previoustrack',
  'seekto',
  'seekbackward',
  'seekforward',
] as const;

/** What media keys do; null where there is nothing to do, which greys the key out. */
type MediaKeys = Record<(typeof KEYS)[number], MediaSessionActionHandler | null>;

/** Puts a song on the lock screen (Media Session API), where the browser has one. */
export function showSong({ artwork, ...words }: Shown) {
  attempt((session) => {
    session.metadata = new MediaMetadata({
      ...words,
      artwork: artwork ? [{ src: artwork, sizes: `${ARTWORK_PX}x${ARTWORK_PX}`, type: 'image/png' }] : [],
    });
  });
}

/** Says whether the song plays, and what the media keys do. A browser refuses keys that it does not know, each by itself. */
export function obeyMediaKeys(state: 'playing' | 'paused', keys: MediaKeys) {
  attempt((session) => {
    session.playbackState = state;
  });
  for (const key of KEYS) attempt((session) => session.setActionHandler(key, keys[key]));
}

/** Takes the song off the lock screen, and obeys no media key any more. */
export function endMediaSession() {
  attempt((session) => {
    session.metadata = null;
    session.playbackState = 'none';
  });
  for (const key of KEYS) attempt((session) => session.setActionHandler(key, null));
}

/** Says where the song is, in seconds; the browser goes on from there by itself while it plays. */
export function showPosition({ duration, currentTime, playbackRate }: HTMLMediaElement) {
  attempt((session) => {
    if (!Number.isFinite(duration)) session.setPositionState();
    else session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
  });
}

const ARTWORK_PX = 512;

/**
 * An image of this app or of the API as PNG, in a `data:` address, cut to a square: what shows artwork does not always
 * take SVG, and has no cookie. Undefined where the image does not come.
 */
export async function asPng(address: string): Promise<string | undefined> {
  try {
    const image = new Image(ARTWORK_PX, ARTWORK_PX);
    // What comes from another origin may be drawn, but not read, unless that says so.
    image.crossOrigin = 'use-credentials';
    image.src = address;
    await image.decode();
    // A drawing has no size of its own, where it is not square it says one.
    const shape = image.naturalWidth / image.naturalHeight || 1;
    const [width, height] = [ARTWORK_PX * Math.max(1, shape), ARTWORK_PX * Math.max(1, 1 / shape)];
    const canvas = Object.assign(document.createElement('canvas'), { width: ARTWORK_PX, height: ARTWORK_PX });
    canvas
      .getContext('2d')
      ?.drawImage(image, (ARTWORK_PX - width) / 2, (ARTWORK_PX - height) / 2, width, height);
    return await asData(canvas);
  } catch {
    return undefined;
  }
}

/** A canvas as PNG, in a `data:` address. Made beside the page, which `toDataURL` would hold up. */
async function asData(canvas: HTMLCanvasElement): Promise<string | undefined> {
  const png = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (!png) return;
  const reader = new FileReader();
  return new Promise((read) => {
    reader.onload = () => read(String(reader.result));
    reader.onerror = () => read(undefined);
    reader.readAsDataURL(png);
  });
}

function attempt(task: (session: MediaSession) => void) {
  try {
    if ('mediaSession' in navigator) task(navigator.mediaSession);
  } catch {
    // The song plays without it.
  }
}
