import type { FieldError } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import { type DomainError, invalidFields } from '../errors.ts';
import { lockPublicPlaylists } from './lock-public-playlists.ts';

/**
 * Checks that every id names a public playlist and none stands twice; undefined when all is well, else
 * `invalid-input` with an entry for each wrong one. The playlists stay locked against deletion until the end of
 * the transaction. Private and missing ones are told alike.
 */
export async function wrongPlaylists(client: ClientBase, ids: string[]): Promise<DomainError | undefined> {
  const open = await lockPublicPlaylists(client, ids);
  const wanted = ids.map((id) => id.toLowerCase());
  const errors = wanted.flatMap<FieldError>((id, index) => {
    const field = `playlistIds[${index}]`;
    if (!open.has(id)) return [{ in: 'body', field, detail: 'must be a public playlist' }];
    if (wanted.indexOf(id) < index)
      return [{ in: 'body', field, detail: 'must not stand in the list twice' }];
    return [];
  });
  return errors.length > 0 ? invalidFields(errors) : undefined;
}
