import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';
import { personalObjects } from './personal-objects.ts';
import { personalRows } from './personal-rows.ts';

/**
 * All that is kept of the caller as one JSON file, home by home: the path of a datum in the file is where it lives. It is
 * written as it is read, some rows at a time, so that its size is no matter. Where a home fails on the way, the download
 * breaks off, and what has come is no JSON.
 */
export async function exportAccount(ctx: Context): Promise<AnswerFor<typeof contracts.exportAccount>> {
  const { userId } = ctx.caller;
  // First, while a problem can still be told.
  const { user_metadata, app_metadata, ...profile } = await ctx.identity.getAccount(userId);
  const day = new Date().toISOString().slice(0, 10);
  const file = {
    exportedAt: new Date().toISOString(),
    userId,
    homes: {
      identityProvider: {
        where: new URL(`api/v2/users/${encodeURIComponent(userId)}`, ctx.env.issuer).href,
        ...{ profile, user_metadata, app_metadata },
      },
      postgres: { where: 'Setlist’s own database', tables: tables(ctx) },
      audioStorage: { where: 'Setlist’s storage of audio and covers', objects: personalObjects(ctx) },
    },
  };
  return {
    stream: async (_request, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.setHeader('Content-Disposition', `attachment; filename="setlist-export-${day}.json"`);
      await pipeline(Readable.from(asJson(file)), response);
    },
  };
}

async function* tables({ prisma, caller }: Context) {
  for (const section of personalRows(prisma, caller.userId)) yield section;
}

/** The text of a value as JSON, piece by piece: what can be iterated is a list whose items are read as they are written. */
async function* asJson(value: unknown): AsyncIterable<string> {
  if (isList(value)) {
    let before = '[\n';
    for await (const item of value) {
      yield before;
      yield* asJson(item);
      before = ',\n';
    }
    yield before === '[\n' ? '[]' : '\n]';
  } else if (holdsLists(value)) {
    let before = '{';
    for (const [name, part] of Object.entries(value)) {
      yield `${before}\n${JSON.stringify(name)}: `;
      yield* asJson(part);
      before = ',';
    }
    yield '\n}';
  } else yield JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? String(part) : part));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isList = (value: unknown): value is AsyncIterable<unknown> =>
  isObject(value) && Symbol.asyncIterator in value;

/** Whether such a list is somewhere within, so that it cannot be written in one piece. */
function holdsLists(value: unknown): value is object {
  return isObject(value) && Object.values(value).some((part) => isList(part) || holdsLists(part));
}
