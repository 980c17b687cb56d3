import type { PatternView } from '@bitan/api';
import { type Edition, joined, type Pattern } from '@bitan/definitions';
import type { Office, Suggestion, Transaction } from '@bitan/store';
import { addDays, addMonths, civilDate, endOf } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { mayBegin } from './begin-from-pattern.ts';
import { patternsOf, sayGroup } from './pattern.ts';
import { tell, tellingIn, tellOne } from './tell.ts';

const mark = 'patterns';

/**
 * Looks for what repeats, in every pattern that the flows of an office declare: at most once an
 * hour, and only when something was entered or a day has passed. What is new is told to who
 * supervises.
 */
export async function findPatterns(
  runtime: Runtime,
  org: string,
  signal?: AbortSignal,
): Promise<void> {
  const office = runtime.store.for({ org, user: 'system' });
  const now = runtime.clock();
  const ready = await runtime.editions.at(org, now).catch(() => undefined);
  if (!ready) return;
  const before = (await office.marks.get(mark))?.split(' ') ?? [];
  const state = [now.slice(0, 10), now.slice(0, 13), (await office.entries.latest()) ?? '-'];
  const [day, hour, entry] = state;
  if (day === before[0] && (hour === before[1] || entry === before[2])) return;
  for (const [key, pattern] of patternsOf(ready.edition)) {
    const found = await groupsOf(office, { key, pattern }, ready.edition, civilDate(now));
    for (let at = 0; at < found.length; at += atOnce) {
      await runtime.underWay.giveWay(signal);
      const some = found.slice(at, at + atOnce);
      await office.transaction((tx) => keep(tx, ready.edition, { key, pattern, found: some, now }));
    }
    await runtime.underWay.giveWay(signal);
  }
  await office.transaction(async (tx) => {
    await tx.marks.set(mark, state.join(' '));
    tx.audit.add({ event: 'patterns.looked-for' });
  });
}

/** So many in a transaction: others wait for it. */
const atOnce = 20;

type Group = Pick<Suggestion, 'groupKey' | 'group' | 'count' | 'cases'>;
interface Found {
  readonly key: string;
  readonly pattern: Pattern;
  readonly found: readonly Group[];
  readonly now: string;
}

async function keep(
  tx: Transaction,
  edition: Edition,
  { key, pattern, found, now }: Found,
): Promise<void> {
  const supervisors = Object.values(edition.roles).filter(({ may }) =>
    may.includes('cases.supervise'),
  );
  const roles = supervisors.map(({ id }) => id);
  const telling = await tellingIn(tx, now);
  for (const group of found) {
    if ((await tx.suggestions.see({ pattern: key, ...group })) === 'known') continue;
    const about = joined(await sayGroup(tx, edition, pattern, group));
    await tellOne(telling, { roles }, { kind: 'pattern', text: pattern.title, about });
  }
  if (found.length > 0) tx.audit.add({ event: 'pattern.seen', subject: key });
}

/** What repeats; cases that were begun from it are its consequence and do not raise it anew. */
async function groupsOf(
  office: Office,
  { key, pattern }: { readonly key: string; readonly pattern: Pattern },
  { parameters }: Edition,
  today: string,
): Promise<Group[]> {
  const { register, where, by, distinct } = pattern;
  const since = windowStart(parameters[pattern.within]?.value, today);
  const found = await office.entries.repeating({
    ...{ register, by, distinct, ...(where && { where }) },
    since: endOf(addDays(since, -1)),
    until: endOf(today),
    without: await office.suggestions.casesOf(key),
    atLeast: Number(parameters[pattern.atLeast]?.value ?? Number.MAX_SAFE_INTEGER),
  });
  return found.map((group) => ({ ...group, groupKey: JSON.stringify(group.group) }));
}

function windowStart(value: unknown, today: string): string {
  const { amount, unit } = value as { amount: number; unit: string };
  return unit === 'months' ? addMonths(today, -amount) : addDays(today, -amount);
}

/**
 * What repeats, to be decided on first, with the cases behind it. Who does not supervise sees what
 * was taken up and is to begin a case from.
 */
export const patterns: UseCase<'patterns'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const known = new Map(patternsOf(edition));
  const all = (await office.suggestions.list())
    .filter((one) => me.may.has('cases.supervise') || mayBegin(me, edition, one))
    .map(async (one) => {
      const pattern = known.get(one.pattern);
      return pattern ? [await patternView({ office, me, edition }, pattern, one)] : [];
    });
  return (await Promise.all(all)).flat();
};

interface Seeing {
  readonly office: Office;
  readonly me: SignedIn;
  readonly edition: Edition;
}

async function patternView(
  { office, me, edition }: Seeing,
  pattern: Pattern,
  one: Suggestion,
): Promise<PatternView> {
  const [nameOf, group, drafts] = await Promise.all([
    colleaguesOf(office),
    sayGroup(office, edition, pattern, one),
    office.suggestions.begunFrom(one.id),
  ]);
  const cases = one.cases.slice(0, 50);
  const begun = drafts.flatMap(({ caseId }) => caseId ?? []);
  const numbers = await office.cases.numbers([...cases, ...begun]);
  const named = (id: string) => {
    const number = numbers.get(id);
    return number === undefined ? [] : [{ id, number }];
  };
  const { id, count, state, note = '', decidedBy, decidedAt } = one;
  const { title } = pattern;
  const taken = pattern.offers.find((two) => two.id === one.offer);
  return {
    id,
    title,
    ...(pattern.description && { description: pattern.description }),
    group,
    count,
    atLeast: Number(edition.parameters[pattern.atLeast]?.value ?? 0),
    cases: cases.flatMap(named),
    state,
    offers: pattern.offers.map((two) => ({ id: two.id, title: two.title })),
    ...(decidedAt &&
      decidedBy && {
        decided: {
          at: decidedAt,
          by: nameOf(decidedBy),
          note,
          ...(taken && { offer: taken.title }),
        },
      }),
    begun: begun.flatMap(named),
    mayBegin: mayBegin(me, edition, one),
  };
}

/**
 * A leader takes one of the ways that are offered, or dismisses what was seen with a reason. To
 * begin a case is for those who may; they are told.
 */
export const decidePattern: UseCase<'decidePattern'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'cases.supervise');
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const { edition } = await runtime.editions.at(me.office.id, now);
  const one = await office.suggestions.get(path.id);
  const pattern = new Map(patternsOf(edition)).get(one.pattern);
  const offer = pattern?.offers.find(({ id }) => id === body.offer);
  if (!pattern || (body.offer !== undefined && !offer)) throw new Refusal('not-found');
  await once(office, ask, async (tx) => {
    const state = offer ? 'accepted' : 'dismissed';
    const decision = { state, note: body.note, ...(offer && { offer: offer.id }) } as const;
    await tx.suggestions.decide(one.id, decision);
    if (offer) await carryOut(tx, edition, { one, pattern, offer, note: body.note, now });
    tx.audit.add({ event: `pattern.${state}`, subject: one.id, detail: { offer: body.offer } });
    return one.id;
  });
  return patternView({ office, me, edition }, pattern, await office.suggestions.get(one.id));
};

interface Taken {
  readonly one: Suggestion;
  readonly pattern: Pattern;
  readonly offer: Pattern['offers'][number];
  readonly note: string;
  readonly now: string;
}

async function carryOut(tx: Transaction, edition: Edition, taken: Taken): Promise<void> {
  const { one, pattern, offer, note, now } = taken;
  if (offer.write) {
    const { register, values, note: field } = offer.write;
    await tx.records.append({
      register,
      at: now,
      data: { ...values, [field]: note },
      ...(one.group.unit && { unitId: one.group.unit }),
    });
  }
  const workflow = edition.workflows[offer.start?.workflow ?? ''];
  if (workflow) {
    const about = joined(await sayGroup(tx, edition, pattern, one));
    const news = { kind: 'pattern', text: offer.title, about } as const;
    await tell(tx, { roles: workflow.start.by.roles }, news, now);
  }
}
