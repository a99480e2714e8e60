import type { FieldError, ProblemName } from '@setlist/contracts';

export interface DomainErrorDetails {
  /** A sentence for people: what was wrong here, and what to do. */
  detail?: string;
  /** One entry per wrong field. */
  errors?: FieldError[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** More members of the problem, such as `currentVersion`. */
  members?: Record<string, unknown>;
  cause?: unknown;
}

/** Something the domain refuses, by the name of its problem. `http/problems.ts` turns it into an answer. */
export class DomainError extends Error {
  readonly problem: ProblemName;
  readonly details: DomainErrorDetails;

  constructor(problem: ProblemName, details: DomainErrorDetails = {}) {
    super(details.detail ?? problem, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'DomainError';
    this.problem = problem;
    this.details = details;
  }
}

/** There is no such thing, or it is another person's and private: the two look alike on purpose. */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', { detail: `There is no ${what} here that you can see.` });
}

/** One field of the body is wrong in a way that only the data can tell. */
export function invalidField(field: string, detail: string): DomainError {
  return invalidFields([{ in: 'body', field, detail }]);
}

/** Several fields are wrong in a way that only the data can tell. */
function invalidFields(errors: FieldError[]): DomainError {
  return new DomainError('invalid-input', { errors });
}

/**
 * Refuses a list in the body, by its field, of which an entry is not among the known ids or stands there twice: throws
 * `invalid-input` with an error for each such entry. `wanted` and `known` are in lower case; `rule` says in words what
 * an entry must be.
 */
export function refuseUnknownOrTwice(
  field: string,
  wanted: readonly string[],
  known: { has: (id: string) => boolean },
  rule: string,
): void {
  const errors = wanted.flatMap<FieldError>((id, index) => {
    const entry = { in: 'body' as const, field: `${field}[${index}]` };
    if (!known.has(id)) return [{ ...entry, detail: rule }];
    if (wanted.indexOf(id) < index) return [{ ...entry, detail: 'must not stand in the list twice' }];
    return [];
  });
  if (errors.length > 0) throw invalidFields(errors);
}

/** Throws `version-required` when a write named no version, `version-mismatch` when it is not the current one. */
export function refuseOtherVersion(given: number | undefined, current: number): void {
  if (given === undefined) {
    throw new DomainError('version-required', {
      detail: 'Send If-Match with the ETag that you were shown.',
    });
  }
  if (given === current) return;
  throw new DomainError('version-mismatch', {
    detail: `You changed version ${given}, the current one is ${current}. Fetch it, merge and try again.`,
    members: { currentVersion: current },
  });
}
