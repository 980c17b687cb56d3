import type { Edition, FactValue } from '@bitan/definitions';
import { decide, FactError, toContract } from '@bitan/rules';
import type { Ask, UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { decisionCard } from '../said/card.ts';
import { forbids } from '../work/choose.ts';
import { reviewOf } from './drafts.ts';

/** Decides on any facts, under the edition in force, an earlier one or a draft. Nothing is stored. */
export const tryDecision: UseCase<'tryDecision'> = async (ask) => {
  const { runtime, path, body } = ask;
  const edition = await editionOf(ask);
  if (!Object.hasOwn(edition.decisions, path.decision)) throw new Refusal('not-found');
  const facts = body.facts as Record<string, FactValue>;
  const decided = await decide(edition, path.decision, facts, { at: runtime.clock() }).catch(
    refuse,
  );
  const refused = forbids(edition, path.decision, facts, decided);
  return { ...toContract(decided), card: decisionCard(edition, decided, { refused }) };
};

async function editionOf({ runtime, me, body }: Ask<'tryDecision'>): Promise<Edition> {
  if (body.draft !== undefined) {
    const { edition, problems } = await reviewOf(runtime, me, body.draft);
    if (edition) return edition;
    const errors = problems.map(({ pointer, message }) => ({ pointer, message }));
    throw new Refusal('definitions-refused', { errors });
  }
  const id = body.edition;
  const office = id
    ? await runtime.editions.of(me.office.id, id)
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
