import { z } from 'zod';

/** Every kind of problem the API can answer with: HTTP status and a title that never varies (RFC 9457, 3.1). */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'invalid-token-request': { status: 400, title: 'The Authorization header is malformed' },
  unauthorized: { status: 401, title: 'A valid access token is needed' },
  forbidden: { status: 403, title: 'This is not allowed to you' },
  'not-an-editor-any-more': { status: 403, title: 'You are no longer a playlist editor' },
  'plan-limit': { status: 403, title: 'Your plan does not hold more' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This path does not answer to that method' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'duplicate-audio': { status: 409, title: 'You have this file already' },
  'own-audio': { status: 409, title: 'The song has a file of its own' },
  'version-mismatch': { status: 412, title: 'It was changed in the meantime' },
  'content-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not of a type this route reads' },
  'range-not-satisfiable': { status: 416, title: 'The range lies outside the file' },
  'invalid-input': { status: 422, title: 'The input is not valid' },
  'undecodable-audio': { status: 422, title: 'No decoder plays this file' },
  'version-required': { status: 428, title: 'Say which version you are changing' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'identity-provider-unavailable': { status: 503, title: 'The identity provider does not answer' },
  'storage-unavailable': { status: 503, title: 'The storage of audio does not answer' },
  unavailable: { status: 503, title: 'The service is not ready' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof PROBLEMS;

/** Where the explanation of a kind of problem lives; it is the problem's stable `type`. */
export function problemType(name: ProblemName): string {
  return `https://setlist.example/problems/${name}`;
}

/** One wrong field: where it stands (`in`, `field` as a dotted path) and what is wrong, in a sentence. */
export const FieldError = z
  .strictObject({
    in: z.enum(['body', 'query', 'header']),
    field: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** A problem as the API sends it, `application/problem+json` (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
    /** With `identity-provider-unavailable`: a change was sent on, and no answer told whether it was made. */
    answerLost: z.literal(true).optional(),
    /** With `version-mismatch`: the version there is now. */
    currentVersion: z.int().optional(),
    /** With `plan-limit`: what the plan holds, and which plan it is. With `content-too-large`, bytes; the plan if it is that. */
    limit: z.int().optional(),
    plan: z.string().optional(),
    /** With `unsupported-media-type`: the media type that the file has by its bytes, where one is known. */
    actualType: z.string().optional(),
    /** With `duplicate-audio`: the caller's song that has the file. */
    songId: z.string().optional(),
    /** With `not-an-editor-any-more`: the plays of the caller's playlists, and how many editors need. */
    plays: z.int().optional(),
    needed: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
