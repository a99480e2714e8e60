import type { FieldError } from '@setlist/contracts';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Turns what Zod found into one entry per wrong field, each with a sentence that says how to put it right. */
export function fieldErrors(where: FieldError['in'], error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        in: where,
        field: dotted([...issue.path, key]),
        detail: 'is not a field that is known here',
      }));
    }
    return [{ in: where, field: dotted(issue.path), detail: detailOf(issue) }];
  });
}

function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '');
}

function detailOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(issue.expected)}`;
    case 'too_big':
      return `must ${limit('at most', issue.maximum, issue.origin)}`;
    case 'too_small':
      return `must ${limit('at least', issue.minimum, issue.origin)}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is required' : `must be one of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'must be a UUID' : issue.message;
    default:
      return issue.message;
  }
}

function limit(bound: string, value: number | bigint, origin: string): string {
  if (origin === 'string') return `have ${bound} ${value} characters`;
  return origin === 'array' ? `have ${bound} ${value} entries` : `be ${bound} ${value}`;
}

function article(type: string): string {
  if (type === 'int') return 'a whole number';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
