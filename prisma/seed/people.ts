/** The demo people, by the ids that auth0/demo-users.json gives them at the identity provider. */
export const people = {
  vera: { userId: 'auth0|vera', displayName: 'Vera', favouriteGenre: 'Dream pop' },
  jesse: { userId: 'auth0|jesse', displayName: 'J-vald3z', favouriteGenre: 'Synth-pop' },
  jane: { userId: 'auth0|jane', displayName: 'Jane', favouriteGenre: 'Indie folk' },
} as const;

export type Owner = keyof typeof people;

/** Listeners who are only heard of: their plays count, but nobody signs in as them. */
export const audience = Array.from({ length: 14 }, (_, index) => `auth0|listener-${index + 1}`);
