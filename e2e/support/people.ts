import { randomBytes } from 'node:crypto';
import { EDITOR_THRESHOLD } from '@setlist/contracts';
import type { PrismaClient } from '@setlist/db';
import type { Management } from './management.ts';
import { addPlaylist, type NewPlaylist, type SeededPlaylist } from './music.ts';

export interface PersonOptions {
  /** Unset: nothing has chosen one yet, as after signing up. */
  displayName?: string;
  plan?: 'free' | 'full';
  /** What they own, put into the database as the API would leave it. */
  playlists?: NewPlaylist[];
}

export interface Credentials {
  email: string;
  password: string;
}

export interface Person extends Credentials {
  userId: string;
  displayName: string;
  playlists: SeededPlaylist[];
}

/** Where people and what is theirs are put. */
export interface World {
  management: Management;
  prisma: PrismaClient;
  audioDir: string;
}

/** An email and a password that nobody has. */
export function newCredentials(): Credentials {
  return { email: `guest-${randomBytes(6).toString('hex')}@setlist.example`, password: newPassword() };
}

/** Makes somebody who can sign in, known to nobody but the test that asked. */
export async function createPerson(world: World, options: PersonOptions = {}): Promise<Person> {
  const { displayName, plan = 'free', playlists = [] } = options;
  const credentials = newCredentials();
  const { user_id: userId } = await world.management.createUser({
    ...credentials,
    app_metadata: { plan },
    ...(displayName ? { user_metadata: { displayName } } : {}),
  });
  const name = displayName ?? 'user';
  if (playlists.length > 0) {
    await world.prisma.user.create({ data: { userId, displayName: name, plan, lastLoginAt: new Date() } });
  }
  const seeded: SeededPlaylist[] = [];
  for (const playlist of playlists) seeded.push(await addPlaylist(world, userId, playlist));
  // Otherwise the role is found to differ, and the open page fetched anew, whenever the API compares next.
  const plays = playlists.reduce((sum, playlist) => sum + (playlist.plays ?? 0), 0);
  if (plays >= EDITOR_THRESHOLD) {
    const told = { userId, editor: true };
    // It may be comparing just now.
    await world.prisma.roleSync.upsert({ where: { userId }, create: told, update: told });
  }
  return { ...credentials, userId, displayName: name, playlists: seeded };
}

function newPassword(): string {
  return `Test-${randomBytes(12).toString('base64url')}-1a`;
}
