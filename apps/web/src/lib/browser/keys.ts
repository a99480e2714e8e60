import { localStorage } from './storage.ts';

/** What a key does, by its name: see `nameOf`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Options {
  /** They go on while a key is held. What switches something does so once. */
  held?: boolean;
  /** The modal dialogs, as a selector, in which they are obeyed too. In any other a key is the dialog's own. */
  inDialog?: string;
  /** Holds for some presses only; the others are left to the page. */
  only?: (event: KeyboardEvent) => boolean;
}

interface Registered extends Options {
  keys: Keys;
}

const OFF = 'setlist.keys';
/** What keys go into. Letters pick in a list or a menu, so these take them, too. */
const TAKES_ALL = [
  'input:not([type=range], [type=checkbox], [type=radio], [type=button], [type=submit])',
  'textarea, select, [contenteditable]:not([contenteditable=false])',
  '[role=textbox], [role=searchbox], [role=combobox], [role=listbox], [role=menu], [role=tree]',
].join(', ');
const TAKES_ARROWS =
  'input, [role=slider], [role=spinbutton], [role=radiogroup], [role=tablist], [role=grid]';
const TAKES_SPACE = 'button, a[href], input, summary, [role=button], [role=switch]';

const registered: Registered[] = [];

/**
 * Has keys of the whole page do something until the function that it returns is called. A key is named as
 * `KeyboardEvent.key` has it, in small letters, the space bar `space`; before it `shift+`, but for signs, which need it
 * on some keyboards and not on others, or `primary+`, which is Ctrl, and Cmd on a Mac. No key is taken from a field or
 * from what else needs it, nor from an open dialog, nor one that the browser has with Ctrl, Alt or Cmd. Of two that
 * have one key the later one does.
 */
export function registerKeys(keys: Keys, options: Options = {}): () => void {
  const mine = { keys, ...options };
  if (registered.length === 0) addEventListener('keydown', obey);
  registered.push(mine);
  return () => {
    registered.splice(registered.indexOf(mine), 1);
    if (registered.length === 0) removeEventListener('keydown', obey);
  };
}

/**
 * Whether keys without Ctrl or Cmd that write something, letters and signs, do anything. Who speaks to a computer may
 * need them off (WCAG 2.2, 2.1.4). This browser remembers it.
 */
export const areSingleKeysOn = () => localStorage.get(OFF) !== 'off';

/** Turns them on or off. */
export function turnSingleKeys(on: boolean) {
  if (on) localStorage.remove(OFF);
  else localStorage.set(OFF, 'off');
}

/** Which key is `primary+` on this keyboard: Cmd on a Mac, Ctrl elsewhere. */
export const primaryKey = () => (/mac|iphone|ipad/i.test(navigator.platform) ? 'meta' : 'ctrl');

function obey(event: KeyboardEvent) {
  const name = nameOf(event);
  if (!name || event.defaultPrevented || event.isComposing || isTaken(event, name)) return;
  const modal = openModal();
  const one = registered.findLast(
    ({ keys, inDialog, only }) =>
      keys[name] && (!modal || (inDialog !== undefined && modal.matches(inDialog))) && (!only || only(event)),
  );
  if (!one) return;
  event.preventDefault();
  if (one.held || !event.repeat) one.keys[name]?.(event);
}

/** What a pressed key is called here; undefined for those that the browser has. */
export function nameOf(event: KeyboardEvent): string | undefined {
  // AltGr is how some keyboards write a sign, and looks like Ctrl and Alt.
  const writes = event.getModifierState('AltGraph');
  const primary = isMac() ? event.metaKey : event.ctrlKey;
  const foreign = event.altKey || (isMac() ? event.ctrlKey : event.metaKey);
  if (!writes && foreign) return undefined;
  const key = keyOf(event);
  const shift = event.shiftKey && (key.length > 1 || isLetter(key)) ? 'shift+' : '';
  return `${primary && !writes ? 'primary+' : ''}${shift}${key}`;
}

/** The key itself: letters small, and those of a Latin keyboard where another one writes others. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key === ' ') return 'space';
  if (key.length > 1) return key.toLowerCase();
  const latin = isLetter(key) && key > '\u024f' ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (latin ?? key).toLowerCase();
}

const isLetter = (key: string) => key.length === 1 && key.toLowerCase() !== key.toUpperCase();

/** Whether what has the focus needs this key itself, or letters and signs are switched off. */
function isTaken({ target }: KeyboardEvent, name: string): boolean {
  if (name.startsWith('primary+')) return false;
  const key = name.replace('shift+', '');
  if ((key.length === 1 || key === 'space') && !areSingleKeysOn()) return true;
  if (!(target instanceof Element)) return false;
  const takers = [TAKES_ALL];
  if (key.startsWith('arrow')) takers.push(TAKES_ARROWS);
  if (key === 'space') takers.push(TAKES_SPACE);
  return target.closest(takers.join(', ')) !== null;
}

/** The dialog that lies over everything else; undefined while none does. */
function openModal(): Element | undefined {
  return [...document.querySelectorAll('dialog:modal, [data-modal]')].at(-1);
}

const isMac = () => primaryKey() === 'meta';
