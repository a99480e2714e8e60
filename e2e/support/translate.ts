import type { Page } from '@playwright/test';

/** Does to every text of a page what Chromium's translation does: the text stands in two `<font>`s of its own. */
export async function translatePage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, textarea, font, option')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
      outer.append(inner);
      inner.append(text.data);
      text.replaceWith(outer);
    }
  });
}

/**
 * The texts of a page that React holds as nodes of their own, since they stand beside something else. It looks for
 * them by the node when it changes or moves what is beside them, and a translation has put another one there.
 */
export function bareTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const held = Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
      const parent = node.parentElement;
      if (!held || !node.nodeValue?.trim() || parent?.closest('title, script, style')) continue;
      found.push(`${parent?.tagName.toLowerCase()}.${parent?.className}: ${node.nodeValue}`);
    }
    return found;
  });
}
