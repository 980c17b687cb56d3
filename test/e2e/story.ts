import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { type Answered, answers } from '../play/answers.ts';
import { Api } from '../play/api.ts';
import { openOffice, password, type TestOffice } from '../play/office.ts';
import { launch } from './browser.ts';
import { Desk } from './desk.ts';

const failures = fileURLToPath(new URL('../../node_modules/.bitan-failures/', import.meta.url));

/** An office and its people at their screens, for one story. */
export class Story {
  readonly office: TestOffice;
  readonly #browser: Browser;
  readonly #desks = new Map<string, Promise<Desk>>();
  /** Those at which nobody is since time passed. */
  readonly #left = new Map<string, Desk>();

  private constructor(office: TestOffice, browser: Browser) {
    this.office = office;
    this.#browser = browser;
  }

  static async begin(day?: string): Promise<Story> {
    const [office, browser] = await Promise.all([openOffice(day), launch()]);
    return new Story(office, browser);
  }

  /** Everybody keeps one browser through a story. */
  as(login: string): Promise<Desk> {
    const desk = this.#desks.get(login) ?? this.#atDesk(login);
    this.#desks.set(login, desk);
    return desk;
  }

  async #atDesk(login: string): Promise<Desk> {
    const desk = this.#left.get(login) ?? (await this.somebody());
    await desk.comeBack(await new Api(this.office.url, password).signIn(login));
    return desk;
  }

  /** The same person at another machine: a browser that knows nothing. */
  async elsewhere(login: string): Promise<Desk> {
    const desk = await this.somebody();
    await desk.signIn(login);
    this.#desks.set(`${login} elsewhere ${this.#desks.size}`, Promise.resolve(desk));
    return desk;
  }

  /** Somebody who has no account: a browser that knows nothing. */
  somebody(): Promise<Desk> {
    return Desk.open(this.#browser, this.office.url);
  }

  /** Lets time pass; sessions have ended by then. */
  async passTo(day: string): Promise<void> {
    this.office.goTo(day);
    for (const [login, opened] of this.#desks) {
      const desk = await opened;
      await desk.leave();
      this.#left.set(login, desk);
    }
    this.#desks.clear();
  }

  async do(id: string, action: Answered, more: object = {}): Promise<void> {
    await (await this.as('officer')).act(id, action, { ...answers[action], ...more });
  }

  /** The officer proposes, a leader approves. */
  async approved(id: string, action: Answered, more: object = {}): Promise<void> {
    await this.do(id, action, more);
    await (await this.as('leader')).approve(id, action);
  }

  /** Two reviewers rate apart, the officer concludes, a leader approves. */
  async conclude(id: string, more: object = {}): Promise<void> {
    const { understanding, clarity, doubt } = { ...answers.conclude, ...more };
    const rated = { ...answers.review, understanding, clarity, doubt };
    await (await this.as('reviewer')).act(id, 'review-first', rated);
    await (await this.as('reviewer2')).act(id, 'review-second', rated);
    await this.approved(id, 'conclude', more);
  }

  async talk(id: string): Promise<void> {
    await this.approved(id, 'plan-talk');
    for (const action of [
      'outline-talk',
      'notify-talk',
      'hold-talk',
      'receive-explanation',
    ] as const) {
      await this.do(id, action);
    }
  }

  /** Keeps what everybody saw, to find out why a story failed. */
  async keepPictures(): Promise<void> {
    await mkdir(failures, { recursive: true });
    for (const [login, desk] of this.#desks) {
      await (await desk).page.screenshot({ path: `${failures}${login}.png` });
    }
    console.warn(`what everybody saw: ${failures}`);
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.office.stop();
  }
}
