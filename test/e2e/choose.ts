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

/** Types a name into a searching select and takes what is found. */
export async function pick(select: Locator, name: string): Promise<void> {
  await select.fill(name);
  const found = select.page().locator('.ant-select-item-option-active').filter({ hasText: name });
  await found.first().waitFor({ state: 'attached' });
  await select.press('Enter');
}
