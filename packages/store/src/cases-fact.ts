import type { Fact, FactValue } from '@bitan/definitions';
import type { CaseRecord } from './types.ts';

/**
 * The value of a fact whose source is `cases`, from the cases about the person or unit (as
 * `cases.forFacts` gives them): how many others there are, or whether there is any.
 *
 * @returns undefined when it is about a person or unit that is not known, and for other sources
 */
export function casesFact(
  { type, source }: Pick<Fact, 'type' | 'source'>,
  cases: readonly CaseRecord[],
  about: { readonly person?: string; readonly unit?: string; readonly case?: string },
): FactValue | undefined {
  if (source.kind !== 'cases') return undefined;
  const { whose, workflow, open, stages } = source;
  const whom = about[whose];
  if (whom === undefined) return undefined;
  const count = cases.filter(
    (one) =>
      one[whose === 'person' ? 'personId' : 'unitId'] === whom &&
      one.id !== about.case &&
      (workflow === undefined || one.workflow === workflow) &&
      (open === undefined || open === (one.closedAt === undefined)) &&
      (stages === undefined || stages.includes(one.stage)),
  ).length;
  return type === 'boolean' ? count > 0 : count;
}
