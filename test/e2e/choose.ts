import type { Locator, Page } from 'playwright-core';

/** Opens a select and takes what has this title, with keys; '' takes the first. */
export async function choose(page: Page, control: Locator, title: string): Promise<void> {
  const select = control.first();
  await select.click({ force: true });
  if (await select.isEditable()) await select.fill(title);
  const active = page.locator('.ant-select-item-option-active');
  for (let i = 0; i < 20; i += 1) {
    if ((await active.last().textContent())?.includes(title)) break;
    await select.press('ArrowDown');
  }
  await select.press('Enter');
}
