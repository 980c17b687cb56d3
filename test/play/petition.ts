import type { CaseView, DecisionCard } from '@bitan/api';
import { type Answered, answers } from './answers.ts';
import type { Api } from './api.ts';
import type { TestOffice } from './office.ts';

/** Plays a petition through the HTTP API, by the people of the demo county. */
export class Petition {
  readonly id: string;
  readonly #office: TestOffice;

  private constructor(office: TestOffice, id: string) {
    this.#office = office;
    this.id = id;
  }

  /** An officer registers a petition about somebody. */
  static async register(office: TestOffice, accused: string, more = {}): Promise<Petition> {
    const officer = await office.as('officer');
    const person = await officer.person(accused);
    const begun = await officer.call<CaseView>('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: { ...answers.register(person), ...more },
    });
    return new Petition(office, begun.id);
  }

  /** A leader gives it to the officer. */
  async assign(): Promise<this> {
    const leader = await this.#office.as('leader');
    await leader.act(this.id, 'assign', { answers: { handler: await userId(leader, '陈志远') } });
    return this;
  }

  /** A leader assigns it, the officer screens it. */
  async screen(screening = {}): Promise<this> {
    await this.assign();
    await this.do('screen', { ...answers.screen, ...screening });
    await this.do('rate-intensity');
    return this;
  }

  /** The officer proposes, a leader approves. */
  async approved(action: Answered, more = {}): Promise<CaseView> {
    await this.do(action, { ...answers[action], ...more });
    return (await this.#office.as('leader')).act(this.id, `${action}.approve`);
  }

  /** The whole talk, up to the written explanation. */
  async talk(): Promise<this> {
    await this.approved('plan-talk');
    for (const action of [
      'outline-talk',
      'notify-talk',
      'hold-talk',
      'receive-explanation',
    ] as const) {
      await this.do(action, answers[action]);
    }
    return this;
  }

  /** Two reviewers rate, the officer concludes, a leader approves. */
  async conclude(more = {}): Promise<CaseView> {
    const { understanding, clarity, doubt } = { ...answers.conclude, ...more };
    const rated = { ...answers.review, understanding, clarity, doubt };
    await (await this.#office.as('reviewer')).act(this.id, 'review-first', { answers: rated });
    await (await this.#office.as('reviewer2')).act(this.id, 'review-second', { answers: rated });
    return this.approved('conclude', more);
  }

  async do(action: string, given: object = {}): Promise<CaseView> {
    return (await this.#office.as('officer')).act(this.id, action, { answers: given });
  }

  /** What the rules propose for an action with these answers. */
  async proposal(action: string, given: object = {}): Promise<DecisionCard> {
    const officer = await this.#office.as('officer');
    return officer.call('POST', `/api/cases/${this.id}/actions/${action}/preview`, {
      answers: given,
    });
  }

  async view(): Promise<CaseView> {
    return (await this.#office.as('officer')).case(this.id);
  }
}

export async function userId(api: Api, name: string): Promise<string> {
  const people = await api.call<{ id: string; name: string }[]>('GET', '/api/colleagues');
  return people.find((one) => one.name === name)?.id ?? '';
}
