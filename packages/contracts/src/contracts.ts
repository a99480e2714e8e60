import { createAudioCookie } from './audio-cookie.ts';
import { streamEvents } from './events.ts';
import { getFeatured, listFeaturedHistory, replaceFeatured, restoreFeatured } from './featured.ts';
import { getFavouriteGenre, getFavouriteGenreSecured, listGenres, setFavouriteGenre } from './genres.ts';
import {
  createPlaylist,
  deletePlaylist,
  discoverPlaylists,
  getPlaylist,
  listPlaylists,
  replacePlaylistSongs,
  updatePlaylist,
} from './playlists.ts';
import { getPlays, recordPlay } from './plays.ts';
import { getDisplayName, getPreferences, setDisplayName, setPreferences } from './profile.ts';
import { createSong, deleteSong, getSong, getSongAudio, listSongs, updateSong } from './songs.ts';
import { getXrayProfile, getXrayRequest } from './xray.ts';

/** Every route that takes part in the contract, by the name of its verb. */
export const contracts = {
  listGenres,
  getFavouriteGenre,
  getFavouriteGenreSecured,
  setFavouriteGenre,
  listSongs,
  createSong,
  getSong,
  updateSong,
  deleteSong,
  getSongAudio,
  createAudioCookie,
  listPlaylists,
  discoverPlaylists,
  createPlaylist,
  getPlaylist,
  updatePlaylist,
  deletePlaylist,
  replacePlaylistSongs,
  recordPlay,
  getPlays,
  getFeatured,
  replaceFeatured,
  listFeaturedHistory,
  restoreFeatured,
  getDisplayName,
  setDisplayName,
  getPreferences,
  setPreferences,
  streamEvents,
  getXrayRequest,
  getXrayProfile,
} as const;

export type Contracts = typeof contracts;
