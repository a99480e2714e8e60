import type { IRoute } from 'express';
import { HttpProblem } from './problems.ts';

/**
 * Answers the methods that a path does not have: OPTIONS tells what is allowed (RFC 9110, 9.3.7), any other is refused
 * with `Allow`. To be called when the path's own methods stand. GET also answers HEAD.
 */
export function otherMethods(at: IRoute, methods: readonly string[]): void {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  at.options((_request, response) => void response.status(204).setHeader('Allow', allow).end());
  at.all((request) => {
    throw new HttpProblem('method-not-allowed', `${request.method} does not work here, only ${allow}.`, {
      Allow: allow,
    });
  });
}
