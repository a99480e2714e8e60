import { contracts, type RouteContract } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import type { RequestRecord } from '../recording/record.ts';
import { findVerb } from './find-verb.ts';

type Contract = typeof contracts.getXrayRequest;

/** What a recent request of the caller did that asked to be recorded. Throws `not-found` for any other. */
export function getXrayRequest(
  { env, recorder, caller }: Context,
  { params: { requestId } }: InputFor<Contract>,
): AnswerFor<Contract> {
  const record = recorder?.find(caller.userId, requestId);
  if (!record) throw notFound('record of a request');
  const { route, verb, statements, ...rest } = record;
  const operationId = operationOf(record);
  const docs = `${env.publicUrl}/docs#${operationId}`;
  return {
    status: 200,
    body: {
      ...rest,
      operation: { operationId, path: route, docs, ...findVerb(verb) },
      statements: statements.map((statement) => ({ ...statement, files: filesOf(statement.text) })),
    },
  };
}

function operationOf({ method, route }: RequestRecord): string {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  const [operationId] =
    Object.entries<RouteContract>(contracts).find(
      ([, contract]) => contract.method === asked && contract.path === route,
    ) ?? [];
  if (operationId === undefined) throw new Error(`No contract is ${method} ${route}`);
  return operationId;
}

/** The files of prisma/sql that a statement is made of. */
function filesOf(text: string): string[] {
  return Object.values(sql)
    .filter((statement) => text.includes(statement.text))
    .map(({ name }) => `prisma/sql/${name}.sql`);
}
