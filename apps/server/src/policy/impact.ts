import type { ImpactReport, ImpactView } from '@bitan/api';
import { allActions, both, type Edition, sayDuration, type Text } from '@bitan/definitions';
import { type Impact, sayOutcome } from '@bitan/rules';
import { NotFound, type Organisation } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { beginReplay } from '../replay/begin.ts';
import type { Running } from '../replay/impacts.ts';
import type { Replayed } from '../replay/jobs.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';

/** Begins to decide the past again under a draft, in processes of their own. */
export const beginImpact: UseCase<'beginImpact'> = async ({ runtime, me, path, body }) => {
  mustBeAllowed(me, 'policy.read');
  const draft = await officeOf(runtime, me).drafts.get(path.draft);
  const organisation = await runtime.store.system.organisations.get(me.office.id);
  const running = await beginReplay(runtime, organisation, draft, body);
  if (running.subjects.length === 0) throw new Refusal('definitions-refused', { detail: unfit });
  return viewOf(runtime, me, running);
};

/** How far it is, and in the end what the draft would have meant. */
export const impact: UseCase<'impact'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  await officeOf(runtime, me).drafts.get(path.draft);
  return viewOf(runtime, me, runtime.impacts.of(path.draft));
};

/** Stops it; the next one goes on from there. */
export const stopImpact: UseCase<'stopImpact'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  await officeOf(runtime, me).drafts.get(path.draft);
  runtime.impacts.stop(path.draft);
  return viewOf(runtime, me, runtime.impacts.of(path.draft));
};

const unfit: Text = {
  'zh-CN': '草案未通过检查，不能推算影响。',
  en: 'The draft does not pass the checks, so what it would have meant cannot be said.',
};

async function viewOf(
  runtime: Runtime,
  me: SignedIn,
  running: Running | undefined,
): Promise<ImpactView> {
  if (!running) return { state: 'none', done: 0, parts: 0 };
  const { state, done, parts, revision, replayed } = running;
  const report = replayed && (await reportOf(runtime, me, running, replayed));
  return { state, done, parts, revision, ...(report && { report }) };
}

async function reportOf(
  runtime: Runtime,
  me: SignedIn,
  { subjects }: Running,
  replayed: Replayed,
): Promise<ImpactReport> {
  const [own] = subjects;
  if (!own) throw new Error('a replay has an office');
  const { impact: found, failed } = replayed;
  const say = new Saying(own.from, own.to);
  const offices = await Promise.all(
    subjects.map(({ org }) => runtime.store.system.organisations.get(org)),
  );
  const { total, changed, open, gone } = found;
  return {
    total,
    changed,
    open,
    gone,
    flows: found.flows.map(({ decision, before, after, count }) => ({
      decision: say.decision(decision),
      ...say.results(decision, { before, after }),
      count,
    })),
    offices: rows(found.groups.office, (key) => officeTitle(offices, key)),
    months: rows(found.groups.month, (key) => ({ 'zh-CN': key, en: key })),
    rules: rows(found.groups.rule, (key) => say.rule(key)),
    load: found.load.map(({ month, officers, outcomes }) => ({
      month,
      officers,
      results: outcomes.map((one) => ({
        decision: say.decision(one.decision),
        ...say.results(one.decision, { result: one.outcomes }),
        before: one.before,
        after: one.after,
      })),
    })),
    deadlines: replayed.deadlines.map(({ workflow, action, before, after, ...counts }) => ({
      ...counts,
      action: say.action(workflow, action),
      before: both((language) => sayDuration(before, language)),
      after: both((language) => sayDuration(after, language)),
    })),
    unknown: found.unknown.map(({ fact, decisions }) => ({ fact: say.fact(fact), decisions })),
    unreadable: found.unreadable.map(({ fact, decisions }) => ({
      fact: say.fact(fact),
      decisions,
    })),
    changes: await changesFor(runtime, me, replayed, say),
    failed: failed.length,
  };
}

/** A case is shown only to who may read it now. */
async function changesFor(
  runtime: Runtime,
  me: SignedIn,
  { changes }: Replayed,
  say: Saying,
): Promise<ImpactReport['changes']> {
  if (!me.may.has('cases.read')) return [];
  const office = officeOf(runtime, me);
  const shown = await Promise.all(
    changes
      .filter(({ org }) => org === me.office.id)
      .map(async (change) => {
        const row = await office.cases.get(change.case).catch(unlessNotFound);
        if (!row) return [];
        const { decision, at, said, responsible } = change;
        return [
          {
            case: row.id,
            number: row.number,
            decision: say.decision(decision),
            at,
            ...said,
            responsible: responsible.map(({ rule, title, change: how, conditions }) => ({
              rule: { id: rule, title },
              change: how,
              conditions: [...conditions],
            })),
          },
        ];
      }),
  );
  return shown.flat();
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error;
}

/** The titles of things, of the draft or else of what is in force. */
class Saying {
  readonly #editions: readonly Edition[];

  constructor(from: Edition, to: Edition) {
    this.#editions = [to, from];
  }

  fact = (id: string) => ({ id, title: this.#title((edition) => edition.facts[id], id) });
  decision = (id: string) => ({ id, title: this.#title((edition) => edition.decisions[id], id) });

  action = (workflow: string, id: string) => ({
    id,
    title: this.#title(({ workflows }) => {
      const flow = workflows[workflow];
      return flow && allActions(flow).find((one) => one.id === id);
    }, id),
  });

  /** `disposition/must-talk` → the title of the rule. */
  rule(key: string): Text {
    const at = key.indexOf('/');
    const [id, name] = [key.slice(0, at), key.slice(at + 1)];
    const special = { otherwise, open: unknown }[name];
    const title = special ?? this.#title((edition) => ruleIn(edition, id, name), name);
    const { title: of } = this.decision(id);
    return { 'zh-CN': `${of['zh-CN']}：${title['zh-CN']}`, en: `${of.en}: ${title.en}` };
  }

  /** Results in words, without those that were left open. */
  results<K extends string>(
    id: string,
    results: Record<K, Impact['flows'][number]['before']>,
  ): Partial<Record<K, Text>> {
    const decision = this.#editions.map(({ decisions }) => decisions[id]).find(Boolean);
    const said: Partial<Record<K, Text>> = {};
    for (const [name, outcomes] of Object.entries(results) as [K, (typeof results)[K]][]) {
      if (!outcomes || !decision) continue;
      said[name] =
        outcomes.length === 0
          ? nothing
          : both((language) =>
              outcomes.map((one) => sayOutcome(decision, one, language)).join(comma[language]),
            );
    }
    return said;
  }

  #title(find: (edition: Edition) => { title: Text } | undefined, id: string): Text {
    return this.#editions.map(find).find(Boolean)?.title ?? { 'zh-CN': id, en: id };
  }
}

const ruleIn = ({ decisions }: Edition, id: string, name: string) =>
  decisions[id]?.rules.find((rule) => rule.name === name);

const comma = { 'zh-CN': '、', en: ', ' } as const;
const nothing: Text = { 'zh-CN': '不适用', en: 'none' };
const otherwise: Text = { 'zh-CN': '没有规则成立', en: 'no rule holds' };
const unknown: Text = { 'zh-CN': '事实不足', en: 'facts are missing' };

const officeTitle = (offices: readonly Organisation[], key: string): Text =>
  offices.find(({ id }) => id === key)?.title ?? { 'zh-CN': key, en: key };

const rows = (groups: Impact['groups']['month'], title: (key: string) => Text) =>
  groups.map(({ key, total, changed }) => ({
    ...(key !== undefined && { title: title(key) }),
    total,
    changed,
  }));
