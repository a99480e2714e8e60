// Numbers and choices that pages know as well. Nothing here needs Zod, so importing it brings no schema into a browser.

/** Plays that all of a person's playlists together need for the editor role (scenario: "100 or greater"). */
export const EDITOR_THRESHOLD = 100;

/** A play counts from this much listening, or from half the song if that is less. */
export const COUNTS_AFTER_MS = 30_000;

/** A listener's plays of one playlist count at most once in this time. */
export const COUNTS_AGAIN_AFTER_MS = 30_000;

/** Most visible characters of a display name. */
export const MAX_DISPLAY_NAME = 50;

/** Most playlists the featured list holds. */
export const MAX_FEATURED = 12;

/** The subscription plans. */
export const PLANS = ['free', 'full'] as const;

/** What each plan holds: rows of each kind, and bytes of audio in all. null: as many as one likes. */
export const PLAN_LIMITS = {
  free: { playlists: 5, songs: 50, audioBytes: 100_000_000 },
  full: { playlists: null, songs: null, audioBytes: null },
} as const satisfies Record<
  (typeof PLANS)[number],
  Record<'playlists' | 'songs' | 'audioBytes', number | null>
>;

/** Most bytes of one audio file, whatever the plan. */
export const MAX_AUDIO_BYTES = 500_000_000;

/** Uploads of one person that are received at once. */
export const MAX_UPLOADS_AT_ONCE = 4;

/** The cookie that opens audio at the API to a browser: its name, and below which of the API's paths it is sent. */
export const AUDIO_COOKIE = { name: 'setlist-audio', path: '/songs' } as const;

/** How a sound can be meant that Setlist makes for a song. */
export const MOODS = ['calm', 'bright', 'dark', 'driving'] as const;

/** The largest number that a sound can be made from. */
export const MAX_SEED = 2_147_483_647;

/** How the app can look; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** What the app speaks. */
export const LANGUAGES = ['en', 'de', 'es'] as const;

/** Who can be tried out: the accounts of auth0/demo-users.json, by the names that pages show and the email to sign in with. */
export const DEMO_PEOPLE = [
  { key: 'vera', name: 'Vera', email: 'vera@setlist.example' },
  { key: 'jesse', name: 'J-vald3z', email: 'jesse@setlist.example' },
  { key: 'jane', name: 'Jane', email: 'jane.doe@example.com' },
  { key: 'max', name: 'Max', email: 'max@setlist.example' },
] as const;

// Made when it is needed: most pages count nothing.
let segmenter: Intl.Segmenter | undefined;

/** Counts what a person sees as characters (grapheme clusters, UAX #29). */
export function visibleLength(text: string): number {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let length = 0;
  for (const _ of segmenter.segment(text)) length++;
  return length;
}
