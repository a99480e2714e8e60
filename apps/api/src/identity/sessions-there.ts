import { type ManagementClient, ManagementError } from 'auth0';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import { gatherSessions, ProviderSession, ProviderToken, type SignedIn } from './provider-sessions.ts';

/** Calls the Management API for a user, and explains what it threw. */
export type Call = <T>(userId: string, answer: () => PromiseLike<T>, isChange?: boolean) => Promise<T>;

/** A user's sessions at the identity provider, as far as its plan lets anybody see and end them. */
export interface SessionsThere {
  /** In which browsers a user is signed in, last used first; undefined where the provider's plan tells nobody. */
  listSessions(userId: string): Promise<SignedIn[] | undefined>;
  /** Ends one session of a user with its refresh tokens, as it was listed; that it is over is no error. */
  endSession(userId: string, session: SignedIn): Promise<void>;
  /** Ends all of a user's sessions, and their refresh tokens, as far as the plan lets anybody. */
  endSessions(userId: string): Promise<void>;
}

/** What the SDK gives of a list that is read page by page. */
interface Page {
  data: unknown[];
  hasNextPage(): boolean;
  getNextPage(): PromiseLike<Page>;
}

/** Items asked for at a time: as many as the Management API gives. */
const MOST = 100;

/**
 * Makes them on the official SDK's client.
 * https://auth0.com/docs/manage-users/sessions/manage-user-sessions-with-auth0-management-api: Enterprise plans.
 */
export function createSessionsThere(
  { users, sessions, refreshTokens }: ManagementClient,
  call: Call,
): SessionsThere {
  const readAll = async (userId: string, list: () => PromiseLike<Page>): Promise<unknown[] | undefined> => {
    let page = await call(userId, () => Promise.resolve(list()).catch(undefinedWhenNotOffered));
    const items = page?.data;
    while (page?.hasNextPage()) {
      const next = page.getNextPage.bind(page);
      page = await call(userId, next);
      items?.push(...page.data);
    }
    return items;
  };
  return {
    async listSessions(id) {
      const listed = await readAll(id, () => users.sessions.list(id, { take: MOST }));
      if (!listed) return undefined;
      const tokens = await readAll(id, () => users.refreshToken.list(id, { take: MOST }));
      return gatherSessions(
        z.array(ProviderSession).parse(listed),
        z.array(ProviderToken).parse(tokens ?? []),
      );
    },
    async endSession(id, { sessionId, goesOn, refreshTokenIds }) {
      if (goesOn) await call(id, () => sessions.revoke(sessionId), true).catch(undefinedWhenGone);
      else for (const token of refreshTokenIds) await call(id, () => refreshTokens.delete(token), true);
    },
    async endSessions(id) {
      await call(
        id,
        () => Promise.resolve(users.refreshToken.delete(id)).catch(undefinedWhenNotOffered),
        true,
      );
      await call(id, () => Promise.resolve(users.sessions.delete(id)).catch(undefinedWhenNotOffered), true);
    },
  };
}

/** For what is to be gone: that it is, is no error. Throws any other. */
export function undefinedWhenGone(error: unknown): undefined {
  if (!(error instanceof DomainError) || error.problem !== 'not-found') throw error;
}

function undefinedWhenNotOffered(error: unknown): undefined {
  const { statusCode, body } = error instanceof ManagementError ? error : {};
  const { errorCode } = (body ?? {}) as { errorCode?: string };
  if (statusCode !== 403 || errorCode === 'insufficient_scope') throw error;
}
