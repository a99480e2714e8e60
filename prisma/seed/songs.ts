import { createHash } from 'node:crypto';
import { type Genre, planSound } from '@setlist/synth';
import { demoId } from './demo-id.ts';
import type { Owner } from './people.ts';

type Entry = readonly [songname: string, artist: string, genre: Genre];

// Whose library a song is in. All of them are made up, and played by this repository's own synthesizer.
const libraries: Record<Owner, readonly Entry[]> = {
  vera: [
    ['Tidewrack', 'Lantern Season', 'Ambient'],
    ['The Kettle Before Dawn', 'Lantern Season', 'Ambient'],
    ['Slow Lighthouse', 'Osla Brandt', 'Ambient'],
    ['Moth Ballroom', 'Pale Carousel', 'Dream pop'],
    ['Telephone in Another Room', 'Pale Carousel', 'Dream pop'],
    ['Swimming Pool, October', 'Mirrorlake', 'Dream pop'],
    ['You Left the Radio On', 'Mirrorlake', 'Dream pop'],
    ['Cassette of Rain', 'Juniper Ghosts', 'Dream pop'],
    ['Eleven Cents', 'The Tollbooth Quartet', 'Jazz'],
    ['Umbrella Stand', 'The Tollbooth Quartet', 'Jazz'],
    ['Waltz for a Broken Lift', 'Ines Marchetti Trio', 'Jazz'],
    ['Brass Buttons', 'Ines Marchetti Trio', 'Jazz'],
    ['Late Checkout', 'Velours', 'Downtempo'],
    ['Marble Staircase', 'Velours', 'Downtempo'],
    ['Saffron Thread', 'Kasbah Elevator', 'Downtempo'],
    ['Orchard Wall', 'Hollis & Wren', 'Indie folk'],
  ],
  jesse: [
    ['Arcade Heart', 'Neon Custodian', 'Synth-pop'],
    ['Modem Lullaby', 'Neon Custodian', 'Synth-pop'],
    ['Pocket Calculator Romance', 'Video Rosa', 'Synth-pop'],
    ['Second Player Joins', 'Video Rosa', 'Synth-pop'],
    ['Chrome Palms', 'Coastal Drive 84', 'Synth-pop'],
    ['Basement Geometry', 'Kessel', 'Techno'],
    ['Night Shift at the Turbine', 'Kessel', 'Techno'],
    ['Concrete Bloom', 'Anja Volt', 'Techno'],
    ['Signal to Nobody', 'Anja Volt', 'Techno'],
    ['Underpass', 'Halfstep Harriet', 'Drum and bass'],
    ['Kingfisher', 'Halfstep Harriet', 'Drum and bass'],
    ['Gravity Tax', 'Loose Cable', 'Drum and bass'],
    ['Rooftop Static', 'Loose Cable', 'Drum and bass'],
    ['Sunday Loading Screen', 'Bufferbloom', 'Downtempo'],
  ],
  jane: [
    ['Wax and Salt', 'The Breakwater Club', 'Indie folk'],
    ['Board Rack Waltz', 'The Breakwater Club', 'Indie folk'],
    ['Gull Country', 'Marnie Holloway', 'Indie folk'],
    ['Left at the Lemon Stand', 'Marnie Holloway', 'Indie folk'],
    ['Dune Grass', 'Saltpan Choir', 'Ambient'],
    ['Offshore Wind', 'Saltpan Choir', 'Ambient'],
    ['Longboard Sunday', 'Tan Lines', 'Downtempo'],
    ['Half Moon, Full Swell', 'Tan Lines', 'Dream pop'],
    ['Foam Rider', 'Undertow Disco', 'Drum and bass'],
    ['Closing Time at the Shack', 'Pelican Six', 'Jazz'],
  ],
};

export interface DemoSong {
  owner: Owner;
  songId: string;
  songname: string;
  artist: string;
  genre: Genre;
  /** What the synthesizer makes its sound of, beside the genre. */
  seed: number;
  /** Real length of that sound. */
  durationMs: number;
  createdAt: Date;
}

const FIRST_ADDED = Date.UTC(2026, 1, 3, 18, 20);
const TWO_DAYS = 2 * 86_400_000;

/** The demo songs, oldest first. */
export const songs: readonly DemoSong[] = (Object.keys(libraries) as Owner[]).flatMap((owner) =>
  libraries[owner].map((entry, index) => createSong(owner, entry, index)),
);

function createSong(owner: Owner, [songname, artist, genre]: Entry, index: number): DemoSong {
  // At various times of day, as people do.
  const createdAt = new Date(FIRST_ADDED + index * TWO_DAYS + ((index * 7) % 11) * 1_860_000);
  const songId = demoId(`${owner} song ${artist} ${songname}`, createdAt);
  const seed = seedOf(songname);
  const { durationMs } = planSound({ seed: `${seed}`, genre });
  return { owner, songId, songname, artist, genre, seed, durationMs, createdAt };
}

/** A number of its own for each name. */
function seedOf(songname: string): number {
  return createHash('sha256').update(songname).digest().readUInt32BE() >>> 1;
}
