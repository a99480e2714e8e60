import { createTenantDatabase } from '@setlist/local-tenant/test/tenant-database';
import { expect, test } from 'vitest';
import { findUser, insertUser } from '../../store/users.ts';
import { saveGoogleUser } from './save-google-user.ts';

test('the same email is the same Google user, also one that the Management API made', async () => {
  const { pool, close } = await createTenantDatabase();
  try {
    const ann = { email: 'ann@example.com', name: 'Ann Lee' };
    const id = await saveGoogleUser(pool, ann);
    expect(await saveGoogleUser(pool, { ...ann, name: 'Ann Smith' })).toBe(id);
    expect(await findUser(pool, id)).toMatchObject({ family_name: 'Smith' });
    const made = { user_id: 'google-oauth2|42', connection: 'google-oauth2', email: 'bob@example.com' };
    await insertUser(pool, { ...made, name: 'Bob', nickname: 'bob' });
    expect(await saveGoogleUser(pool, { email: 'bob@example.com', name: '' })).toBe('google-oauth2|42');
  } finally {
    await close();
  }
});
