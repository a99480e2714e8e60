'use client';

import { createContext, type Dispatch, type ReactNode, type SetStateAction, use, useState } from 'react';

const Draft = createContext<[string, Dispatch<SetStateAction<string>>]>(['', () => undefined]);

/** Holds the display name as it is being typed, for the form and the preview. */
export function DisplayNameProvider({ saved, children }: { saved: string; children: ReactNode }) {
  return <Draft value={useState(saved)}>{children}</Draft>;
}

/** The display name as it is being typed, and how to change it. */
export const useDisplayNameDraft = () => use(Draft);
