import { demoId } from './demo-id.ts';
import type { Owner } from './people.ts';
import { type DemoSong, songs } from './songs.ts';

export interface DemoPlaylist {
  owner: Owner;
  playlistId: string;
  name: string;
  visibility: 'public' | 'private';
  songs: readonly DemoSong[];
  /** Plays by others, all of them counted. */
  plays: number;
  createdAt: Date;
}

type Entry = readonly [
  name: string,
  plays: number,
  songnames: readonly string[],
  visibility?: 'private' | 'public',
];

// Vera's plays are 240 in all, far over the editor's threshold; Jesse's are 99, one short of it.
const entries: Record<Owner, readonly Entry[]> = {
  vera: [
    [
      'Kitchen Light, Five A.M.',
      81,
      ['Tidewrack', 'The Kettle Before Dawn', 'Slow Lighthouse', 'Orchard Wall'],
    ],
    [
      'Songs for Closed Cinemas',
      64,
      [
        'Moth Ballroom',
        'Swimming Pool, October',
        'Telephone in Another Room',
        'You Left the Radio On',
        'Cassette of Rain',
      ],
    ],
    [
      'The Elevator Only Plays Jazz',
      47,
      ['Waltz for a Broken Lift', 'Eleven Cents', 'Brass Buttons', 'Umbrella Stand'],
    ],
    [
      'Hotel Bar, Nobody Talking',
      33,
      ['Late Checkout', 'Eleven Cents', 'Marble Staircase', 'Saffron Thread', 'Umbrella Stand'],
    ],
    [
      'Letters I Never Posted',
      15,
      ['You Left the Radio On', 'Orchard Wall', 'Slow Lighthouse', 'Cassette of Rain'],
    ],
  ],
  jesse: [
    [
      'Insert Coin to Feel',
      42,
      ['Arcade Heart', 'Modem Lullaby', 'Pocket Calculator Romance', 'Second Player Joins', 'Chrome Palms'],
    ],
    [
      'Parking Garage Sermon',
      29,
      ['Basement Geometry', 'Concrete Bloom', 'Signal to Nobody', 'Night Shift at the Turbine'],
    ],
    ['174 and Falling', 19, ['Underpass', 'Gravity Tax', 'Kingfisher', 'Rooftop Static']],
    ['Cooldown Between Lobbies', 9, ['Sunday Loading Screen', 'Modem Lullaby', 'Chrome Palms']],
  ],
  jane: [
    [
      'Waiting for the Set',
      21,
      ['Offshore Wind', 'Wax and Salt', 'Dune Grass', 'Half Moon, Full Swell', 'Longboard Sunday'],
    ],
    [
      'Sand in the Tape Deck',
      12,
      ['Left at the Lemon Stand', 'Gull Country', 'Board Rack Waltz', 'Closing Time at the Shack'],
    ],
    ['For the Drive to Point Nowhere', 0, ['Foam Rider', 'Longboard Sunday', 'Gull Country'], 'private'],
  ],
};

const FIRST_MADE = Date.UTC(2026, 3, 6, 19, 45);
const NINE_DAYS = 9 * 86_400_000;

/** The demo playlists of each owner, oldest first. */
export const playlists: readonly DemoPlaylist[] = (Object.keys(entries) as Owner[]).flatMap((owner) =>
  entries[owner].map((entry, index) => createPlaylist(owner, entry, index)),
);

/** The list that an editor made, in order, by name of the playlist. */
export const featured = {
  headline: 'Made for listening alone, together',
  editor: 'vera',
  playlists: [
    'Songs for Closed Cinemas',
    'Waiting for the Set',
    'Insert Coin to Feel',
    'The Elevator Only Plays Jazz',
    'Parking Garage Sermon',
    'Kitchen Light, Five A.M.',
  ],
} as const;

function createPlaylist(
  owner: Owner,
  [name, plays, songnames, visibility = 'public']: Entry,
  index: number,
): DemoPlaylist {
  const createdAt = new Date(FIRST_MADE + index * NINE_DAYS + ((index * 5) % 7) * 4_020_000);
  const playlistId = demoId(`${owner} playlist ${name}`, createdAt);
  const members = songnames.map((songname) => findSong(owner, songname));
  return { owner, playlistId, name, visibility, songs: members, plays, createdAt };
}

function findSong(owner: Owner, songname: string): DemoSong {
  const song = songs.find((candidate) => candidate.owner === owner && candidate.songname === songname);
  if (!song) throw new Error(`The demo data has no song "${songname}" of ${owner}.`);
  return song;
}
