import { ApiProblem, type Client, PROBLEMS, type ProblemName, problemType } from '@setlist/contracts';
import type { z } from 'zod';
import { readSession } from '#session/viewer.ts';
import { api, isUnreachable } from './api.ts';
import type { Failure, Outcome } from './outcome.ts';

/**
 * Runs one mutation for the signed-in person: checks the input with the contract's own schema, calls the API, and
 * turns every expected failure into an Outcome. Server actions are open endpoints: never trust their arguments.
 */
export async function perform<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  call: (client: Client, input: z.output<S>) => Promise<{ body: T }>,
): Promise<Outcome<T>> {
  if (!(await readSession())) return failed('signed-out');
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => [
      issue.path.filter((step) => step !== 'body').join('.'),
      issue.message,
    ]);
    return failed('invalid-input', Object.fromEntries(fields));
  }
  try {
    return { ok: true, value: (await call(await api(), parsed.data)).body };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): Failure {
  if (isUnreachable(error)) return { kind: 'unreachable', fields: {} };
  if (!(error instanceof ApiProblem)) throw error;
  const { type, status, errors = [] } = error.problem;
  const fields = Object.fromEntries(errors.map(({ field, detail }) => [field, detail]));
  if (status === 401) return { kind: 'signed-out', fields };
  const names = Object.keys(PROBLEMS) as ProblemName[];
  return { kind: names.find((name) => problemType(name) === type) ?? 'other', fields };
}

function failed(kind: Failure['kind'], fields: Record<string, string> = {}): Outcome<never> {
  return { ok: false, failure: { kind, fields } };
}
