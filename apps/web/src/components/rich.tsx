import { Children, type ReactNode } from 'react';

/** The tags of a message that sets words in bold: spread it into what `t.rich` takes. */
export const STRONG = {
  b: (words: ReactNode) => <b className="font-semibold">{Children.toArray(words).join('')}</b>,
};

/**
 * What `t.rich` made of a message. Its bare words get elements of their own: a browser's page translation puts its own
 * in their place, and React would look for the words beside what comes and goes.
 */
export function Rich({ children }: { children: ReactNode }) {
  return Children.map(children, (piece) => (typeof piece === 'string' ? <span>{piece}</span> : piece));
}
