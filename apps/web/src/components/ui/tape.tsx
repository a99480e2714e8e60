import { cva } from 'class-variance-authority';
import { Database, KeyRound, LockKeyhole, Monitor, UserRoundPen } from 'lucide-react';

/** The homes of data, in the order in which they stand beside each other. */
export const HOMES = ['user', 'app', 'db'] as const;
export type Home = (typeof HOMES)[number];

/** Colour, glyph and words always travel together. */
export const HOME_NAMES = {
  user: 'user_metadata',
  app: 'app_metadata',
  db: 'Postgres',
} as const satisfies Record<Home, string>;

/** What is in none of the homes: only in the session's token, or only in this browser. */
type Elsewhere = 'token' | 'browser';

const GLYPHS = { user: UserRoundPen, app: LockKeyhole, db: Database, token: KeyRound, browser: Monitor };

interface TapeProps {
  home: Home | Elsewhere;
  large?: boolean;
  /** Where it stands. */
  className?: string;
  children: React.ReactNode;
}

const tapeVariants = cva('tape', {
  variants: { large: { true: 'h-8 gap-2 pr-3.5 pl-3.25 text-14 max-md:text-13 [&_svg]:size-4', false: '' } },
});

/** A strip of spike tape that says where a datum lives. */
export function Tape({ home, large = false, className, children }: TapeProps) {
  const Glyph = GLYPHS[home];
  return (
    <span className={tapeVariants({ large, className })} data-home={home}>
      <Glyph />
      {typeof children === 'string' ? <span>{children}</span> : children}
    </span>
  );
}

/** The look of a short strip, torn at both ends, that X-ray sticks to a datum. */
export const markTapeVariants = cva(
  'torn h-6 px-2.25 font-mono text-12 leading-6 font-550 tracking-[-0.02em] whitespace-nowrap text-tape-ink forced-colors:border',
  { variants: { home: { user: 'bg-tape-user', app: 'bg-tape-app', db: 'bg-tape-db' } } },
);
