import {
  type Answer,
  ApiProblem,
  type Client,
  PROBLEMS,
  type ProblemName,
  problemType,
} from '@setlist/contracts';
import { isUnsent } from '@setlist/contracts/is-unsent';
import { refresh } from 'next/cache';
import { NextResponse } from 'next/server';
import { z } from 'zod';
import { env } from '#env.ts';
import { connect, isUnreachable } from '#lib/api.ts';
import { readSession, type SessionToken } from '#session/session.ts';
import { type EachOutcome, MOST_AT_ONCE, toEach } from './each.ts';
import { type Failure, failed, type Outcome } from './outcome.ts';

/**
 * Runs one call for the signed-in person: checks that the page that asks was made for them (`madeFor`, a user id),
 * checks the input with the contract's own schema, calls the API, and turns every expected failure into an Outcome.
 * Server actions are open endpoints: never trust their arguments.
 */
export async function perform<S extends z.ZodType, T>(
  madeFor: string,
  schema: S,
  input: unknown,
  call: (client: Client, input: z.output<S>) => Promise<{ body: T }>,
): Promise<Outcome<T>> {
  const session = await readSession();
  const refused = refuseOthers(session, madeFor);
  if (refused) return refused;
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => [
      issue.path.filter((step) => step !== 'body').join('.'),
      issue.message,
    ]);
    return failed('invalid-input', Object.fromEntries(fields));
  }
  try {
    const answers: Answer[] = [];
    const client = await connect(session, (answer) => answers.push(answer));
    const value = (await call(client, parsed.data)).body;
    return { ok: true, value, ...(env().XRAY === 'on' && { answers }) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** A version of a resource, as a page remembers it. */
export const Version = z.number().int().min(0);

/** The `If-Match` header that names a version (RFC 9110, 13.1.1). */
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** What a page shows is no longer so after these. After all others it stays, with what has been typed. */
const OUTDATED: readonly Failure['kind'][] = ['version-mismatch', 'not-found', 'not-an-editor-any-more'];

/** `perform` for what changes something that pages show: the page comes back in the same answer. */
export async function change<S extends z.ZodType, T>(
  ...args: Parameters<typeof perform<S, T>>
): Promise<Outcome<T>> {
  const outcome = await perform(...args);
  if (outcome.ok || OUTDATED.includes(outcome.failure.kind)) refresh();
  return outcome;
}

const Ids = z.array(z.uuid()).max(MOST_AT_ONCE);

/**
 * `perform` for the same call about each of many things, some of them at a time. What fails for one of them keeps none of
 * the others from it. The page comes back in the same answer where it `changes` what pages show.
 */
export async function performEach(
  madeFor: string,
  ids: string[],
  call: (client: Client, id: string) => Promise<unknown>,
  { changes }: { changes: boolean },
): Promise<Outcome<EachOutcome>> {
  const outcome = await perform(madeFor, Ids, ids, async (client, checked) => ({
    body: await toEach(checked, (id) => call(client, id), failureOf),
  }));
  if (changes && outcome.ok) refresh();
  return outcome;
}

/**
 * Why a page that was made for this person, by user id, may not act in the session of its request: cookies are a
 * browser's, so another tab may have signed out, or signed in as somebody else. Undefined when it may.
 */
export function refuseOthers(session: SessionToken | null, madeFor: unknown): Outcome<never> | undefined {
  if (!session) return failed('signed-out');
  return session.identity.sub === madeFor ? undefined : failed('other-person');
}

function failureOf(error: unknown): Failure {
  if (isUnreachable(error)) return { kind: isUnsent(error) ? 'unreachable' : 'unanswered', fields: {} };
  if (!(error instanceof ApiProblem)) throw error;
  const { type, status, errors = [] } = error.problem;
  const fields = Object.fromEntries(errors.map(({ field, detail }) => [field, detail]));
  if (status === 401) return { kind: 'signed-out', fields };
  if (error.problem.answerLost) return { kind: 'unanswered', fields };
  const names = Object.keys(PROBLEMS) as ProblemName[];
  return { kind: names.find((name) => problemType(name) === type) ?? 'other', fields };
}

/** What every request of an open page to one of the routes says: whom the page was made for, by user id. */
const PageRequest = z.looseObject({ madeFor: z.string() });

/** Reads the JSON of an open page's request; undefined when it is none. */
export async function readPageRequest(request: Request): Promise<z.infer<typeof PageRequest> | undefined> {
  return PageRequest.safeParse(await request.json().catch(() => undefined)).data;
}

const STATUS: Partial<Record<Failure['kind'], number>> = {
  'signed-out': 401,
  'other-person': 409,
  'not-found': 404,
  'invalid-input': 422,
  'too-many-requests': 429,
  unreachable: 503,
  unanswered: 503,
  'identity-provider-unavailable': 503,
};

/** An outcome as the answer of a route: as JSON, with the status that fits. */
export function answerOf<T>(outcome: Outcome<T>): NextResponse {
  return NextResponse.json(outcome, { status: outcome.ok ? 200 : (STATUS[outcome.failure.kind] ?? 400) });
}

/** The answer to a request that no page of ours sends. */
export const unreadable = () => answerOf(failed('malformed-request'));
