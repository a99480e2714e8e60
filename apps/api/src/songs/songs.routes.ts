import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { createSong } from './create-song.ts';
import { createSound } from './create-sound.ts';
import { deleteSong } from './delete-song.ts';
import { getSong } from './get-song.ts';
import { getSongAudio } from './get-song-audio.ts';
import { getSongCover } from './get-song-cover.ts';
import { likeSong } from './like-song.ts';
import { listLikedSongs } from './list-liked-songs.ts';
import { listSongs } from './list-songs.ts';
import { replaceSongAudio } from './replace-song-audio.ts';
import { restoreSong } from './restore-song.ts';
import { unlikeSong } from './unlike-song.ts';
import { updateSong } from './update-song.ts';

export const songRoutes: readonly Route[] = [
  route('GET /songs', 'user', contracts.listSongs, listSongs),
  route('POST /songs', 'user', contracts.createSong, createSong),
  route('GET /songs/liked', 'user', contracts.listLikedSongs, listLikedSongs),
  route('GET /songs/{songId}', 'user', contracts.getSong, getSong),
  route('PATCH /songs/{songId}', 'user', contracts.updateSong, updateSong),
  route('DELETE /songs/{songId}', 'user', contracts.deleteSong, deleteSong),
  route('POST /songs/{songId}/restore', 'user', contracts.restoreSong, restoreSong),
  route('PUT /songs/{songId}/like', 'user', contracts.likeSong, likeSong),
  route('DELETE /songs/{songId}/like', 'user', contracts.unlikeSong, unlikeSong),
  route('POST /songs/{songId}/sound', 'user', contracts.createSound, createSound),
  route('GET /songs/{songId}/audio', 'user', contracts.getSongAudio, getSongAudio),
  route('PUT /songs/{songId}/audio', 'user', contracts.replaceSongAudio, replaceSongAudio),
  route('GET /songs/{songId}/cover', 'user', contracts.getSongCover, getSongCover),
];
