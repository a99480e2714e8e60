import { OTHER_ALGORITHMS } from '../store/signing-keys.ts';

/** The algorithms that Auth0 signs tokens with. https://auth0.com/docs/get-started/applications/signing-algorithms */
export const SIGNING_ALGORITHMS = ['HS256', 'RS256', ...OTHER_ALGORITHMS] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** The algorithm that an API or an application asks for; RS256 where it asks for none. */
export function signingAlgorithm(asked: string | undefined): SigningAlgorithm {
  return SIGNING_ALGORITHMS.find((known) => known === asked) ?? 'RS256';
}
