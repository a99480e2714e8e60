import { readFile } from 'node:fs/promises';
import { PALETTES } from '@setlist/covers/palettes';
import { tintOf } from '@setlist/covers/tint';
import { expect, test } from 'vitest';

test('has the tints in the stylesheet that it computes', async () => {
  const css = await readFile(new URL('./tints.css', import.meta.url), 'utf8');
  for (const palette of PALETTES) {
    const rule = `[data-palette="${palette.name}"] {\n  --tint: light-dark(${tintOf(palette, 'light')}, ${tintOf(palette, 'dark')});`;
    expect(css).toContain(rule);
  }
});
