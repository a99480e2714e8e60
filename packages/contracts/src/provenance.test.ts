import { describe, expect, test } from 'vitest';
import { type ClaimProvenance, type FieldProvenance, provenanceOf, provenanceOfClaim } from './provenance.ts';

describe('where a field of an answer lives', () => {
  test('is what its contract says, with the request that answers with it', () => {
    const expected: FieldProvenance = {
      home: 'postgres',
      key: 'playlists.name',
      sources: ['playlists.name'],
      operationId: 'getFeatured',
      method: 'GET',
      path: '/playlists/featured',
    };
    expect(provenanceOf('getFeatured', 'playlists[].name')).toEqual(expected);
    expect(provenanceOf('getPreferences', 'language')).toMatchObject({
      home: 'user_metadata',
      key: 'user_metadata.lang',
      path: '/preferences',
    });
  });

  test('is told of what is computed by the columns that are read, and of a copy with its original', () => {
    expect(provenanceOf('getPlaylist', 'plays')).toMatchObject({
      key: 'play_counts.plays',
      sources: ['coalesce(sum(play_counts.plays), 0)'],
    });
    expect(provenanceOf('discoverPlaylists', 'items[].owner.displayName')).toMatchObject({
      key: 'users.display_name',
      copyOf: 'user_metadata.displayName',
    });
    expect(provenanceOf('listFeaturedHistory', 'items[].playlists[].name').key).toBe(
      'playlists.visibility, .name',
    );
  });

  test('is one for several fields, with a table named once', () => {
    expect(provenanceOf('listSongs', 'items[].songname', 'items[].artist')).toMatchObject({
      key: 'songs.songname, .artist',
      sources: ['songs.songname', 'songs.artist'],
    });
  });

  test('is found for an answer that is a single datum, and beside one without a body', () => {
    expect(provenanceOf('getFavouriteGenre', '').key).toBe('user_data.fav_genre');
    expect(provenanceOf('getPlays', '').key).toBe('play_counts.plays');
  });

  test('does not compile, and throws, for an operation or a field that there is not', () => {
    // @ts-expect-error "no such operation"
    expect(() => provenanceOf('getFeatures', 'playlists[].name')).toThrow();
    // @ts-expect-error "no such field"
    expect(() => provenanceOf('getFeatured', 'playlists[].title')).toThrow(/getFeatured playlists\[\].title/);
    // @ts-expect-error "a page's cursor is no datum"
    expect(() => provenanceOf('listSongs', 'nextCursor')).toThrow();
    // @ts-expect-error "bytes have no fields"
    expect(() => provenanceOf('getSongAudio', '')).toThrow();
    // @ts-expect-error "no field at all"
    expect(() => provenanceOf('getFeatured')).toThrow();
  });

  test('throws for fields of two homes, and names both', () => {
    expect(() => provenanceOf('recordPlay', 'plays', 'counted')).toThrow(/postgres, computed/);
  });
});

describe('where a claim lives', () => {
  test('is what the identity contract says, with its name in the token', () => {
    const expected: ClaimProvenance = {
      home: 'app_metadata',
      key: 'app_metadata.roles',
      sources: ['app_metadata.roles'],
      claim: 'https://setlist.example/roles',
    };
    expect(provenanceOfClaim('roles')).toEqual(expected);
    expect(provenanceOfClaim('displayName').key).toBe('user_metadata.displayName');
    expect(provenanceOfClaim('preferences').key).toBe('user_metadata.theme, .lang');
    expect(provenanceOfClaim('preferences', 'language').key).toBe('user_metadata.lang');
    expect(provenanceOfClaim('sub')).toMatchObject({ home: 'token', claim: 'sub' });
  });

  test('does not compile, and throws, for a claim or a field that there is not', () => {
    // @ts-expect-error "no such claim"
    expect(() => provenanceOfClaim('role')).toThrow();
    // @ts-expect-error "no such field"
    expect(() => provenanceOfClaim('preferences', 'colour')).toThrow(/ask for fields/);
  });
});
