import type { DraftChanges, Tried } from '@bitan/api';
import { asOf, type Edition, type Facts, type FactValue } from '@bitan/definitions';
import { decide, FactError, toContract, whyNot } from '@bitan/rules';
import type { Ask, UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { decisionCard } from '../said/card.ts';
import { forbids } from '../work/choose.ts';
import { officeOf } from '../work/standing.ts';
import { reviewOf } from './drafts.ts';
import { resolvedWith } from './studio.ts';

/** Decides on any facts, under the edition in force, an earlier one or a draft. Nothing is stored. */
export const tryDecision: UseCase<'tryDecision'> = async (ask) => {
  const { runtime, path, body } = ask;
  const edition = await editionOf(ask);
  if (!Object.hasOwn(edition.decisions, path.decision)) throw new Refusal('not-found');
  const facts = body.facts as Record<string, FactValue>;
  const at = runtime.clock();
  const decided = await decide(edition, path.decision, facts, { at }).catch(refuse);
  const refused = forbids(edition, path.decision, facts, decided);
  const asked = body.whyNot && (await whyNotIn(edition, path.decision, facts, body.whyNot, at));
  return {
    ...toContract(decided),
    card: decisionCard(edition, decided, { refused }),
    ...(asked && { whyNot: asked }),
  };
};

/** @throws Refusal `not-found` for an outcome that there is not */
async function whyNotIn(
  edition: Edition,
  decision: string,
  facts: Facts,
  outcome: string,
  at: string,
): Promise<Tried['whyNot']> {
  const outcomes = edition.decisions[decision]?.outcomes ?? [];
  if (!outcomes.some(({ type }) => type === outcome)) throw new Refusal('not-found');
  const [zh, en] = await Promise.all(
    (['zh-CN', 'en'] as const).map((one) => whyNot(edition, decision, facts, outcome, one, { at })),
  );
  if (!zh || !en) throw new Error('it is said in both languages');
  const together = (a: string, b = '') => ({ 'zh-CN': a, en: b });
  const said = (of: 'facts' | 'parameters') => ({
    result: zh[of].result,
    changes: zh[of].changes.map(({ sentence, basis }, i) => ({
      sentence: together(sentence, en[of].changes[i]?.sentence),
      basis: [...basis],
    })),
    summary: together(zh[of].summary, en[of].summary),
  });
  return {
    happened: zh.happened,
    reasons: zh.reasons.map((reason, i) => together(reason, en.reasons[i])),
    facts: said('facts'),
    parameters: said('parameters'),
  };
}

async function editionOf({ runtime, me, body }: Ask<'tryDecision'>): Promise<Edition> {
  if (body.draft !== undefined) {
    const { layer } = await officeOf(runtime, me).drafts.get(body.draft);
    // Only that it resolves matters here: no proof is waited for.
    const edition = await resolvedWith(runtime, me, layer as DraftChanges);
    if (edition) return asOf(edition, runtime.clock());
    const { problems } = await reviewOf(runtime, me, body.draft);
    const errors = problems.map(({ pointer, message }) => ({ pointer, message }));
    throw new Refusal('definitions-refused', { errors });
  }
  const id = body.edition;
  const office = id
    ? await runtime.editions.of(me.office.id, id, runtime.clock())
    : await runtime.editions.at(me.office.id, runtime.clock());
  return office.edition;
}

function refuse(error: unknown): never {
  if (!(error instanceof FactError)) throw error;
  const errors = error.problems.map(({ fact, message }) => ({
    pointer: `/facts/${fact}`,
    message,
  }));
  throw new Refusal('facts-invalid', { errors });
}
