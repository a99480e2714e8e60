'use server';

import { contracts } from '@setlist/contracts';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { failed, type Outcome } from '#lib/actions/outcome.ts';
import { change, perform } from '#lib/actions/perform.ts';
import { endProviderSession } from '#session/session.ts';
import { askForPasswordMail } from './ask-for-password-mail.ts';

/** Has the identity provider mail a link by which the person chooses another password; it is the one that keeps it. */
export async function changePassword(madeFor: string): Promise<Outcome<string | null>> {
  const account = await perform(madeFor, z.undefined(), undefined, (api) => api.getAccount());
  if (!account.ok) return account;
  const { email, connection, social } = account.value;
  if (email !== null && !social) {
    const refused = await askForPasswordMail({ email, connection, language: await getLocale() });
    if (refused) return failed(refused);
  }
  return { ...account, value: email };
}

const EndSession = z.object({ params: contracts.endSession.params });

/** Signs the person out of one browser: at the API, at the identity provider, and here. */
export async function endSession(madeFor: string, input: z.input<typeof EndSession>) {
  return change(madeFor, EndSession, input, async (api, { params }) => {
    const ended = await api.endSession({ params });
    // Whose it is, the API has said by then.
    await endProviderSession(params.sessionId);
    return ended;
  });
}
