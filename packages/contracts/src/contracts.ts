import {
  deleteAccount,
  endSession,
  endSessions,
  exportAccount,
  getAccount,
  listSessions,
} from './account.ts';
import { createAudioCookie } from './audio-cookie.ts';
import { streamEvents } from './events.ts';
import { getFeatured, listFeaturedHistory, replaceFeatured, restoreFeatured } from './featured.ts';
import { getFavouriteGenre, getFavouriteGenreSecured, listGenres, setFavouriteGenre } from './genres.ts';
import { clearHistory, deleteListen, getYear, keepListen, listHistory } from './history.ts';
import {
  followPerson,
  getPerson,
  listFollowedPeople,
  listPersonPlaylists,
  unfollowPerson,
} from './people.ts';
import {
  copyPlaylist,
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
import { search, searchPeople, searchPlaylists, searchSongs } from './search.ts';
import {
  createSong,
  createSound,
  deleteSong,
  getSong,
  getSongAudio,
  getSongCover,
  likeSong,
  listLikedSongs,
  listSongs,
  replaceSongAudio,
  unlikeSong,
  updateSong,
} from './songs.ts';
import { getXrayProfile, getXrayRequest } from './xray.ts';

/** Every route that takes part in the contract, by the name of its verb. */
export const contracts = {
  listGenres,
  getFavouriteGenre,
  getFavouriteGenreSecured,
  setFavouriteGenre,
  listSongs,
  listLikedSongs,
  createSong,
  getSong,
  updateSong,
  deleteSong,
  likeSong,
  unlikeSong,
  createSound,
  getSongAudio,
  getSongCover,
  replaceSongAudio,
  createAudioCookie,
  listPlaylists,
  discoverPlaylists,
  createPlaylist,
  getPlaylist,
  copyPlaylist,
  updatePlaylist,
  deletePlaylist,
  replacePlaylistSongs,
  listFollowedPeople,
  getPerson,
  listPersonPlaylists,
  followPerson,
  unfollowPerson,
  search,
  searchSongs,
  searchPlaylists,
  searchPeople,
  recordPlay,
  getPlays,
  listHistory,
  keepListen,
  deleteListen,
  clearHistory,
  getYear,
  getFeatured,
  replaceFeatured,
  listFeaturedHistory,
  restoreFeatured,
  getDisplayName,
  setDisplayName,
  getPreferences,
  setPreferences,
  getAccount,
  listSessions,
  endSession,
  endSessions,
  deleteAccount,
  exportAccount,
  streamEvents,
  getXrayRequest,
  getXrayProfile,
} as const;

export type Contracts = typeof contracts;
