import type { SongNews } from './queue.ts';

type Hear = (news: SongNews) => void;
const hearers = new Set<Hear>();

/** Tells the player what is new of a song, which it may have in its queue. */
export function tellOfSong(news: SongNews): void {
  for (const hear of hearers) hear(news);
}

/** Calls `hear` with each news of a song; returns how to stop. */
export function hearOfSongs(hear: Hear): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}
