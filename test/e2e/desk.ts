import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Api } from '../play/api.ts';
import { password } from '../play/office.ts';
import { pick } from './choose.ts';

type Answers = Readonly<Record<string, unknown>>;

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** One person at a screen: does in the browser what people do, field by field. */
export class Desk {
  readonly page: Page;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** A browser of one's own, that knows nothing yet. */
  static async open(browser: Browser, url: string): Promise<Desk> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return new Desk(page, url);
  }

  /** Signs in as people do. */
  async signIn(login: string): Promise<void> {
    await this.page.goto(this.#url);
    await this.page.getByLabel('账号').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: /登\s*录/ }).click();
    await this.#atWork();
  }

  /** Comes back with a session that began elsewhere, which saves typing. */
  async comeBack({ cookie }: Api): Promise<void> {
    const [name = '', ...value] = cookie.split('=');
    const context = this.page.context();
    await context.clearCookies();
    await context.addCookies([{ name, value: value.join('='), url: this.#url }]);
    await this.page.goto(this.#url);
    await this.#atWork();
  }

  /** Leaves the desk: nothing is open there, and what the browser holds stays. */
  async leave(): Promise<void> {
    await this.page.goto('about:blank');
  }

  #atWork(): Promise<void> {
    return this.page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(this.#url + path);
  }

  /** Goes on with a phone in the hand. */
  onAPhone(): Promise<void> {
    return this.page.setViewportSize({ width: 390, height: 844 });
  }

  /** Begins a case: fills the form, looks at the proposal, registers. Gives the case's id. */
  async start(workflow: string, answers: Answers): Promise<string> {
    await this.goTo(`/start/${workflow}`);
    await this.fill(answers);
    await this.submit();
    await this.page.waitForURL(/\/cases\//);
    return new URL(this.page.url()).pathname.split('/')[2] ?? '';
  }

  /** Opens one action of a case. */
  async openAction(id: string, action: string): Promise<void> {
    await this.goTo(`/cases/${id}?action=${action}`);
    await this.page.locator(`[role=tab][aria-selected=true] [data-action="${action}"]`).waitFor();
  }

  /** Does an action as it stands: the form, the proposal where there is one, and its confirmation. */
  async act(id: string, action: string, answers: Answers = {}): Promise<void> {
    await this.openAction(id, action);
    await this.fill(answers);
    await this.submit();
    await this.done();
  }

  /** Waits for what came of it; a refusal fails with its words. */
  async done(): Promise<void> {
    const done = this.page.getByTestId('done');
    const problem = this.page.getByTestId('problem');
    await done.or(problem).first().waitFor();
    if (await problem.isVisible()) throw new Error(await problem.innerText());
  }

  async approve(id: string, action: string): Promise<void> {
    await this.openAction(id, `${action}.approve`);
    await this.confirm();
  }

  /** Asks for the proposal where there is a decision, and sends. */
  async submit(): Promise<void> {
    const asks = (await this.#send.innerText()).includes('建议');
    if (!asks) return this.#send.click();
    await this.askForProposal();
    await this.#send.click();
  }

  async askForProposal(): Promise<void> {
    await this.#send.click();
    const card = this.page.getByTestId('decision-card').last();
    const problem = this.page.getByTestId('problem');
    await card.or(problem).first().waitFor();
    if (await problem.isVisible()) throw new Error(await problem.innerText());
  }

  /** Confirms what was proposed. */
  async confirm(): Promise<void> {
    await this.#send.click();
    await this.done();
  }

  get #send(): Locator {
    return this.page.locator('main button[type=submit]').last();
  }

  async fill(answers: Answers): Promise<void> {
    for (const [field, value] of Object.entries(answers))
      await this.#fillControl(`/${field}`, value);
  }

  /** The title of what the rules propose. */
  proposal(): Promise<string> {
    return this.page.getByTestId('proposal').first().innerText();
  }

  stage(): Promise<string | null> {
    return this.page.locator('[data-stage]').first().getAttribute('data-stage');
  }

  /** Keeps a picture of the screen for the documentation, when it is asked for. */
  async picture(name: string): Promise<void> {
    if (!process.env.BITAN_PICTURES) return;
    await mkdir(pictures, { recursive: true });
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: `${pictures}${name}.png` });
  }

  async #fillControl(pointer: string, value: unknown): Promise<void> {
    const control = this.page.locator(`[id$="${pointer}"]`).first();
    await control.waitFor({ state: 'attached' });
    if (Array.isArray(value)) return this.#fillList(control, pointer, value);
    const kind = await kindOf(control);
    if (kind === 'radio') return this.#check(control, value);
    if (kind === 'checkbox') return control.setChecked(value === true);
    if (kind === 'select') return pick(control, String(value));
    await control.fill(String(value));
    if (kind === 'date') await control.press('Tab');
  }

  async #check(group: Locator, value: unknown): Promise<void> {
    const text = value === true ? '是' : value === false ? '否' : String(value);
    const byValue = group.locator(`input[type=radio][value="${text}"]`);
    const radio =
      (await byValue.count()) > 0 ? byValue : group.getByRole('radio', { name: text, exact: true });
    await choose(radio.first());
  }

  /** Rows one after another, or the boxes of several choices. */
  async #fillList(control: Locator, pointer: string, values: readonly unknown[]): Promise<void> {
    for (const [i, value] of values.entries()) {
      if (typeof value !== 'object') {
        await choose(control.locator(`input[type=checkbox][value="${value}"]`));
        continue;
      }
      const row = this.page.locator(`[id$="${pointer}/${i}"], [id*="${pointer}/${i}/"]`).first();
      if ((await row.count()) === 0)
        await control
          .getByRole('button', { name: /添加|新增|增加/ })
          .last()
          .click();
      for (const [name, cell] of Object.entries(value as object)) {
        await this.#fillControl(`${pointer}/${i}/${name}`, cell);
      }
    }
  }
}

/** Clicks the label, as people do: what stands over it then is an error and not another choice. */
async function choose(input: Locator): Promise<void> {
  if (!(await input.isChecked())) await input.locator('xpath=ancestor::label').click();
  await input.and(input.page().locator(':checked')).waitFor({ state: 'attached' });
}

async function kindOf(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    if (element.matches('[role=combobox]')) return 'select';
    if (element.closest('.ant-picker')) return 'date';
    if (element.matches('input[type=checkbox]')) return 'checkbox';
    return element.querySelector('input[type=radio]') ? 'radio' : 'text';
  });
}
