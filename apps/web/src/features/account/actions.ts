'use server';

import { z } from 'zod';
import { perform } from '#lib/actions/perform.ts';
import { askForPasswordMail } from './ask-for-password-mail.ts';

/** Has the identity provider mail a link by which the person chooses another password; it is the one that keeps it. */
export async function changePassword(madeFor: string) {
  return perform(madeFor, z.undefined(), undefined, async (api) => {
    const { body } = await api.getAccount();
    if (body.email !== null && !body.social) await askForPasswordMail(body.email, body.connection);
    return { body: body.email };
  });
}
