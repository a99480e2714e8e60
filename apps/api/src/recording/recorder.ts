import { AsyncLocalStorage } from 'node:async_hooks';
import { XRAY_HEADER } from '@setlist/contracts';
import type { QueryWatch } from '@setlist/db/watch-queries';
import type { Request, RequestHandler, Response } from 'express';
import { withoutOthers, withoutRowsOfOthers } from './hide-others.ts';
import { addStep, createDraft, type Draft, msSince, type RequestRecord, toHundredth } from './record.ts';
import { createRecordingFetch } from './recording-fetch.ts';
import { createRecords, type Records } from './records.ts';
import { firstRows, MOST_CHARACTERS, shorten } from './shorten.ts';

/** Keeps, for its caller, what a request does that asks for it. Where X-ray is off there is none. */
export interface Recorder {
  /** Middleware that begins a record; the request's id stands before it. */
  record: RequestHandler;
  /** To be told of each query of the pool. */
  onQuery: QueryWatch;
  /** To be used for calls to the identity provider. */
  fetch: typeof fetch;
  /** What a request of this person did; undefined for that of anybody else, and when it was too long ago. */
  find: Records['find'];
}

/** Makes the recorder of this process. */
export function createRecorder(): Recorder {
  const current = new AsyncLocalStorage<Draft>();
  // What goes on after the answer has begun is not even looked at.
  const draftOfNow = () => {
    const draft = current.getStore();
    return draft?.isEnded ? undefined : draft;
  };
  const records = createRecords();
  return {
    record(request, response, next) {
      if (request.headers[XRAY_HEADER] !== '1') return next();
      const draft = createDraft(response.locals);
      const begun = { at: new Date().toISOString(), since: performance.now() };
      // Not when the answer has ended: whoever has read it may ask for the record at once.
      onHead(response, (status) => {
        draft.isEnded = true;
        const { userId } = draft.locals;
        if (userId !== undefined)
          records.keep(userId, recordOf(draft, userId, request, { ...begun, status }));
      });
      current.run(draft, next);
    },
    onQuery(text, params) {
      const draft = draftOfNow();
      if (!draft) return undefined;
      return ({ ms, rows, rowCount, error = null }) =>
        addStep(draft, 'statements', {
          text: text.slice(0, MOST_CHARACTERS),
          params: shorten(params) as unknown[],
          ...{ ms: toHundredth(ms), rowCount, rows: firstRows(rows), error },
        });
    },
    fetch: createRecordingFetch(draftOfNow),
    find: records.find,
  };
}

function recordOf(
  { statements, calls, leftOut, locals }: Draft,
  userId: string,
  { method, path }: Request,
  { at, since, status }: { at: string; since: number; status: number },
): RequestRecord {
  const { requestId = '', route = '', verb = '' } = locals;
  return {
    ...{ requestId, at, method, path, route, verb, status, ms: msSince(since), calls, leftOut },
    statements: statements.map((statement) => ({
      ...statement,
      params: withoutOthers(statement.params, userId),
      rows: withoutRowsOfOthers(statement.rows, userId),
    })),
  };
}

/** Calls `told` with the status when the head of the answer is about to be sent. */
function onHead(response: Response, told: (status: number) => void): void {
  const writeHead = response.writeHead as (status: number, ...rest: unknown[]) => Response;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    told(status);
    return writeHead.call(response, status, ...rest);
  }) as Response['writeHead'];
}
