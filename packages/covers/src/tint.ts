import { contrast, fromOklch, toOklch } from './colour.ts';
import type { Palette } from './palettes.ts';

const SECONDARY_TEXT = { dark: '#c4bcaf', light: '#4a443a' };
const START = { dark: { L: 0.37, most: 0.085 }, light: { L: 0.86, most: 0.075 } };

/**
 * The colour a page takes from a cover: its key hue at the theme's lightness, moved until secondary text
 * reads at 4.6:1 (WCAG 2.2 asks 4.5).
 */
export function tintOf(palette: Palette, theme: 'dark' | 'light'): string {
  const [, chroma, hue] = toOklch(palette.key);
  const c = Math.min(chroma, START[theme].most);
  let L = START[theme].L;
  let tint = fromOklch(L, c, hue);
  for (let i = 0; i < 30 && contrast(tint, SECONDARY_TEXT[theme]) < 4.6; i++) {
    L += theme === 'dark' ? -0.01 : 0.01;
    tint = fromOklch(L, c, hue);
  }
  return tint;
}
