import { cva } from 'class-variance-authority';

/** The strip of tape that names where a datum lives. */
export const tapeVariants = cva(
  'torn h-6 px-2.25 font-mono text-12 leading-6 font-550 tracking-[-0.02em] whitespace-nowrap text-tape-ink forced-colors:border',
  { variants: { home: { user: 'bg-tape-user', app: 'bg-tape-app', db: 'bg-tape-db' } } },
);
