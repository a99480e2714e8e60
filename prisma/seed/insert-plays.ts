import type { Connection } from '@setlist/db';
import { people } from './people.ts';
import { playlists } from './playlists.ts';
import { demoPlays } from './plays.ts';

/** Adds the plays, and with them the counters and the time of each listener's last one, which the API keeps. */
export async function insertPlays(client: Connection, now: Date): Promise<void> {
  const plays = playlists.flatMap((playlist) => demoPlays(playlist, now));
  for (const { playlist, songId, listenerId, heardMs, playedAt } of plays) {
    await client.query(
      `INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms, played_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [people[playlist.owner].userId, playlist.playlistId, songId, listenerId, heardMs, playedAt],
    );
  }
  await client.query(
    `INSERT INTO play_counts (user_id, playlist_id, slot, plays)
     SELECT user_id, playlist_id, 0, count(*) FROM plays GROUP BY user_id, playlist_id`,
  );
  await client.query(
    `INSERT INTO play_gates (user_id, playlist_id, listener_id, counted_at)
     SELECT user_id, playlist_id, listener_id, max(played_at) FROM plays GROUP BY user_id, playlist_id, listener_id`,
  );
}
