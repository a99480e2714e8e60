import { localStorage } from './storage.ts';

/** What is kept of a person, by name. */
const NAMES = ['queue', 'position', 'uploads'] as const;
type Name = (typeof NAMES)[number];

/** What this browser keeps of one person, as JSON; whoever else uses it never sees it. */
export interface PersonalStorage {
  /** Undefined where nothing is kept. Of what is kept only its JSON is sure: an older app may have written it. */
  get(name: Name): unknown;
  set(name: Name, value: unknown): void;
}

// Nothing is kept any more once the person has signed out, whatever the page still does.
let isOver = false;

/** What this browser keeps of the person with this user id. What it has of another one goes. */
export function personalStorage(userId: string): PersonalStorage {
  return {
    get(name) {
      const kept = parse(localStorage.get(keyOf(name)));
      if (kept?.userId === userId) return kept.value;
      if (kept) removeAll();
      return undefined;
    },
    set(name, value) {
      if (!isOver) localStorage.set(keyOf(name), JSON.stringify({ userId, value }));
    },
  };
}

/** Removes what is kept of whoever it is, and has this page keep nothing more: the person has signed out. */
export function forgetPerson() {
  isOver = true;
  removeAll();
}

/** Has this page keep nothing more: the person has signed out in another one, which has removed what was kept. */
export function keepNothing() {
  isOver = true;
}

function removeAll() {
  for (const name of NAMES) localStorage.remove(keyOf(name));
}

const keyOf = (name: Name) => `setlist.person.${name}`;

function parse(text: string | null): { userId?: unknown; value?: unknown } | undefined {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
