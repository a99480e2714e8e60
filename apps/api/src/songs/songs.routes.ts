import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { createSong } from './create-song.ts';
import { deleteSong } from './delete-song.ts';
import { getSong } from './get-song.ts';
import { getSongAudio } from './get-song-audio.ts';
import { listSongs } from './list-songs.ts';
import { updateSong } from './update-song.ts';

export const songRoutes: readonly Route[] = [
  route('GET /songs', 'user', contracts.listSongs, listSongs),
  route('POST /songs', 'user', contracts.createSong, createSong),
  route('GET /songs/{songId}', 'user', contracts.getSong, getSong),
  route('PATCH /songs/{songId}', 'user', contracts.updateSong, updateSong),
  route('DELETE /songs/{songId}', 'user', contracts.deleteSong, deleteSong),
  route('GET /songs/{songId}/audio', 'user', contracts.getSongAudio, getSongAudio),
];
