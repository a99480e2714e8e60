'use client';

import type { Answer } from '@setlist/contracts';
import { createContext, type ReactNode, use, useEffect } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import type { Mark, MarkName, Route } from './marks.ts';

/** What X-ray has on a page. */
interface Xray {
  /** When the token of the session ends with which the page was fetched last, in milliseconds since 1970. */
  sessionExpiresAt: number;
  /** X-ray is switched off for this whole app: nothing is marked. */
  isOff: boolean;
  marks: Record<MarkName, Mark>;
  /** Of the API and, at the same path, of the web app: the person's metadata at the identity provider. */
  profileRoute: Route;
  /** What links lead to. */
  places: Places;
}

/** Addresses that X-ray links to. */
export interface Places {
  /** The documentation of the API, which has a section for each operation, by its name. */
  docs: string;
  /** The person's page on the local tenant's dashboard. */
  profile?: string;
  /** Of the source, with `{file}` and `{line}` in it. */
  source?: string;
}

const XrayContext = createContext<Xray | null>(null);

/** Hands the table of marks to the tapes of a page. */
export function XrayProvider({ children, ...given }: Xray & { children: ReactNode }) {
  return <XrayContext value={given}>{children}</XrayContext>;
}

/** What X-ray has on this page. Throws outside XrayProvider. */
export function useXrayData(): Xray {
  const xray = use(XrayContext);
  if (!xray) throw new Error('useXrayData is called outside XrayProvider');
  return xray;
}

/** Remembers answers of the API for the tapes that tell of them. */
export function RememberAnswers({ answers }: { answers: Answer[] }) {
  const known = usePageSession().answers;
  useEffect(() => {
    known.remember(answers);
  }, [answers, known]);
  return null;
}
