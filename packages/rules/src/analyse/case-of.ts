import { both, type Edition, type Example } from '@bitan/definitions';
import { planOf } from '../compile/plan.ts';
import { resultOf } from '../compile/result.ts';
import type { Finding } from './finding.ts';
import { Space } from './space.ts';

/**
 * The case that shows a finding, ready to be kept among the cases of a pack: with every fact that
 * the decision reads, and what the edition gives for it now.
 *
 * @returns nothing where no case shows the finding, or where it comes to no outcome
 */
export function caseOf(edition: Edition, finding: Finding): Example | undefined {
  const { decision: id, witness, rules, key } = finding;
  const decision = id === undefined ? undefined : edition.decisions[id];
  if (!decision || !witness) return undefined;
  const space = new Space(planOf(edition, decision.id));
  const chosen = space.variables.map(({ fact, options }) => {
    const value = witness[fact];
    return value === undefined ? -1 : options.findIndex((option) => option.has(value));
  });
  const facts = { ...space.factsOf(space.completed(chosen)), ...witness };
  const { outcomes, complete } = resultOf(space.plan, space.decided(facts), 0);
  if (!complete) return undefined;
  return {
    id: caseId(key),
    title: both((language) => {
      const titles = decision.rules
        .filter(({ name }) => rules.includes(name))
        .map(({ title }) => title[language]);
      return [decision.title[language], ...titles].join(language === 'en' ? ': ' : '：');
    }),
    facts,
    expect: [{ decision: decision.id, outcomes: [...outcomes] }],
  };
}

/** An id for a case out of any text. */
export const caseId = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
