import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './tab-to.ts';

/** What somebody does to a page, for journeys that are the same by finger and by keyboard. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Opens a menu and takes an item of it. */
  pick(menu: Locator, item: Locator): Promise<void>;
}

/** Fingers on a touch screen. */
export const fingers: Hands = {
  press: (target) => target.tap(),
  write: async (field, text) => {
    await field.tap();
    await field.fill(text);
  },
  pick: async (menu, item) => {
    await menu.tap();
    await item.tap();
  },
};

/** The keyboard of a page alone: what is pressed was reached by Tab. */
export function keys(page: Page): Hands {
  const { keyboard } = page;
  const press = async (target: Locator) => {
    await tabTo(page, target);
    await keyboard.press('Enter');
  };
  return {
    press,
    write: async (field, text) => {
      await tabTo(page, field);
      await keyboard.type(text);
    },
    pick: async (menu, item) => {
      await press(menu);
      // The first item gets the focus a frame after it is there, and would take it from the one that is gone to.
      const focused = page.locator('[role=menuitem]:focus');
      await expect(focused).toHaveCount(1);
      const isThere = () => item.evaluate((element) => element === document.activeElement);
      for (let left = await page.getByRole('menuitem').count(); left > 0 && !(await isThere()); left--) {
        await keyboard.press('ArrowDown');
      }
      await expect(item).toBeFocused();
      await keyboard.press('Enter');
    },
  };
}
