import { contracts } from '@setlist/contracts';
import { type Route, route } from '../http/route.ts';
import { copyPlaylist } from './copy-playlist.ts';
import { createPlaylist } from './create-playlist.ts';
import { deletePlaylist } from './delete-playlist.ts';
import { discoverPlaylists } from './discover-playlists.ts';
import { getPlaylist } from './get-playlist.ts';
import { listPlaylists } from './list-playlists.ts';
import { replacePlaylistSongs } from './replace-playlist-songs.ts';
import { restorePlaylist } from './restore-playlist.ts';
import { updatePlaylist } from './update-playlist.ts';

export const playlistRoutes: readonly Route[] = [
  route('GET /playlists', 'user', contracts.listPlaylists, listPlaylists),
  route('POST /playlists', 'user', contracts.createPlaylist, createPlaylist),
  route('GET /playlists/discover', 'user', contracts.discoverPlaylists, discoverPlaylists),
  route('GET /playlists/{playlistId}', 'user', contracts.getPlaylist, getPlaylist),
  route('POST /playlists/{playlistId}/copy', 'user', contracts.copyPlaylist, copyPlaylist),
  route('PATCH /playlists/{playlistId}', 'user', contracts.updatePlaylist, updatePlaylist),
  route('DELETE /playlists/{playlistId}', 'user', contracts.deletePlaylist, deletePlaylist),
  route('POST /playlists/{playlistId}/restore', 'user', contracts.restorePlaylist, restorePlaylist),
  route('PUT /playlists/{playlistId}/songs', 'user', contracts.replacePlaylistSongs, replacePlaylistSongs),
];
