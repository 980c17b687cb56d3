import type { Action, Workflow } from '@bitan/definitions';
import type { Office, Task } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import { Minimal } from '../../http/bind.ts';
import { refusalOf } from '../../http/refusal-of.ts';
import type { SignedIn } from '../../people/signed-in.ts';
import type { OfficeEdition } from '../../runtime/editions.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { proposalOf } from '../../said/card.ts';
import { act } from '../../work/act.ts';
import { prefill, propose } from '../../work/proceed.ts';
import { officeOf, type Standing, standingOf } from '../../work/standing.ts';
import { startCase } from '../../work/start-case.ts';
import { asked, type Cast, chosen } from './cast.ts';
import type { Played } from './played.ts';
import type { Random } from './random.ts';
import { fill, say } from './say.ts';
import type { Given, Story, YearData } from './story.ts';
import { wordsFor } from './words.ts';

/** Does what people do on cases, through the use cases that the routes call. */
export class Players {
  readonly runtime: Runtime;
  readonly #cast: Cast;
  readonly #data: YearData;

  constructor(runtime: Runtime, cast: Cast, data: YearData) {
    this.runtime = runtime;
    this.#cast = cast;
    this.#data = data;
  }

  /** Begins a case of a story. */
  async begin(
    story: Story,
    workflow: string,
    random: Random,
    { steady = false, rest }: { steady?: boolean; rest?: string | undefined } = {},
  ): Promise<Played> {
    const { people } = this.#cast;
    const subject = chosen(people, story.about ?? {}, random, steady);
    const recused = new Set<string>();
    const words = wordsFor(this.runtime, this.#cast, this.#data, { random, subject, recused });
    const drawn = [...this.#data.also, ...(story.also ?? [])].filter(
      ({ share }) => share === 1 || (random.chance(share) && !steady),
    );
    const played: Played = {
      ...{ story, random, words, subject, recused, also: drawn, steady },
      ...(rest !== undefined && { rest }),
      times: new Map(),
      id: '',
    };
    const office = await this.#edition();
    const { start } = workflowIn(office, workflow);
    const me = this.#who(start.by.roles, played)[0];
    if (!me) throw new Error(`nobody may begin ${workflow}`);
    const answers = this.#answers(played, office, start, {});
    const reply = await startCase(
      asked(this.runtime, me, { body: { workflow, answers } }) as never,
    );
    played.id = referenceIn(reply) ?? (await this.#latest());
    subject.cases += 1;
    return played;
  }

  /** Where a case stands, and what is to be done on it. */
  async state({ id }: Played): Promise<{ stage: string; tasks: Task[]; office: OfficeEdition }> {
    const reading = this.#reading;
    const [row, tasks] = await Promise.all([reading.cases.get(id), reading.tasks.list(id)]);
    const office = await this.runtime.editions.of(this.#cast.office.id, row.edition);
    return { stage: row.stage, tasks: tasks.filter(({ doneAt }) => !doneAt), office };
  }

  /** Does a task, or approves or returns what waits. @throws Error when nobody can */
  async settle(played: Played, task: Task): Promise<void> {
    const { pace } = this.#data;
    const returns =
      task.kind === 'approve' && !played.steady && played.random.chance(pace.returned);
    if (returns) {
      const body = { comment: played.random.pick(pace.comments) };
      return this.#anybody(played, task, `${task.action}.return`, () => body);
    }
    if (task.kind === 'approve')
      return this.#anybody(played, task, `${task.action}.approve`, () => ({}));
    await this.do(played, task.action, task);
  }

  /** Does an action, by whoever may. */
  async do(played: Played, action: string, whose?: Task): Promise<void> {
    await this.#anybody(played, whose, action, (me, standing) =>
      this.#submission(played, me, standing, action),
    );
    played.times.set(action, (played.times.get(action) ?? 0) + 1);
  }

  /** Lets those who might do it try, one after another: the flow says who may. */
  async #anybody(
    played: Played,
    whose: Task | undefined,
    action: string,
    body: (me: SignedIn, standing: Standing) => object | Promise<object>,
  ): Promise<void> {
    let refused: unknown = new Error('nobody is there who could');
    for (const me of await this.#able(played, whose, action)) {
      try {
        const reading = officeOf(this.runtime, me);
        const standing = await standingOf(this.runtime, me, reading, played.id);
        const { revision, recused } = standing.row;
        for (const user of recused) played.recused.add(user);
        const given = { answers: {}, revision, ...(await body(me, standing)) };
        const path = { case: played.id, action };
        await act(asked(this.runtime, me, { path, body: given }));
        return;
      } catch (error) {
        refused = error;
        if (!['forbidden', 'not-open', 'not-found'].includes(refusalOf(error).code)) break;
      }
    }
    throw new Error(`${played.story.id}: ${action}: ${detailOf(refused)}`, { cause: refused });
  }

  async #able(played: Played, whose: Task | undefined, id: string): Promise<SignedIn[]> {
    const row = await this.#reading.cases.get(played.id);
    const office = await this.runtime.editions.of(this.#cast.office.id, row.edition);
    const { by } = findAction(workflowIn(office, row.workflow), id.replace(/\.\w+$/, ''));
    const handler = whose?.kind === 'approve' ? undefined : by.handler ? row.handler : whose?.user;
    return this.#who(whose?.roles ?? by.roles, played).filter(
      ({ user }) =>
        (handler === undefined || user.id === handler) && !whose?.excluded.includes(user.id),
    );
  }

  async #submission(played: Played, me: SignedIn, standing: Standing, id: string): Promise<object> {
    const { office, workflow } = standing;
    const action = findAction(workflow, id);
    const reading = officeOf(this.runtime, me);
    const at = this.runtime.clock();
    const before = await prefill(office.edition, standing, action, reading, at);
    const answers = this.#answers(played, office, action, before);
    const deviation = this.#data.deviations.find((one) => one.action === id);
    if (!deviation || played.steady || !played.random.chance(deviation.share)) return { answers };
    const { decided } = await propose(me, reading, standing, action, { answers }, at);
    const types = decided ? proposalOf(decided).map(({ type }) => type) : [];
    if (!types.some((type) => deviation.when.includes(type))) return { answers };
    const reason = played.random.pick(deviation.reasons);
    return { answers, choice: { outcomes: [{ type: deviation.to }], reason } };
  }

  /** What the form has already, the usual answers, the story's own, and what is still required. */
  #answers(played: Played, office: OfficeEdition, action: Action, before: Given) {
    const form = office.edition.forms[action.form ?? ''];
    if (!form) return {};
    const { story, random, words } = played;
    const own = story.answers?.[action.id] ?? {};
    const times = played.times.get(action.id) ?? 0;
    const mine = isMany(own) ? (own[times] ?? own.at(-1) ?? {}) : own;
    const given = { ...before, ...this.#data.answers[action.id], ...mine };
    const said = say(given, random, words) as Record<string, unknown>;
    return fill(form, said, { random, words, phrases: this.#data.phrases });
  }

  #who(roles: readonly string[], { random }: Pick<Played, 'random'>): SignedIn[] {
    const able = this.#cast.colleagues.filter((me) =>
      me.roles.some((role) => roles.includes(role)),
    );
    return random.shuffled(able);
  }

  /** The case that was just begun by somebody who may not see it. */
  async #latest(): Promise<string> {
    const { items } = await this.#reading.cases.list({ limit: 1 });
    if (!items[0]) throw new Error('no case was begun');
    return items[0].id;
  }

  #edition() {
    return this.runtime.editions.at(this.#cast.office.id, this.runtime.clock());
  }

  get #reading(): Office {
    return this.runtime.store.for({ org: this.#cast.office.id, user: 'system' });
  }
}

const isMany = (own: Given | readonly Given[]): own is readonly Given[] => Array.isArray(own);

function workflowIn({ edition }: OfficeEdition, id: string): Workflow {
  const workflow = edition.workflows[id];
  if (!workflow) throw new Error(`there is no work flow ${id}`);
  return workflow;
}

function referenceIn(reply: unknown): string | undefined {
  const said = reply instanceof Minimal ? reply.reply : reply;
  return (said as { id?: string } | null | undefined)?.id;
}

function detailOf(error: unknown): string {
  const { message, details } = refusalOf(error);
  const errors = details.errors?.map(({ pointer, message }) => `${pointer} ${message.en}`) ?? [];
  return [message, ...errors].join('; ');
}
