import { fileURLToPath } from 'node:url';
import { allActions, type Fact, type FactValue, type Workflow } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import { actionsOf, advance, available, tasksFor, WorkingDays } from '@bitan/workflow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsRead } from './standing.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const edition = resolve(await loadChain(repository, 'national'));
const workingDays = new WorkingDays(edition.calendars);
const at = '2026-03-02T02:00:00.000Z';

describe('the facts that are read for a case in a stage', () => {
  it.each(Object.values(edition.workflows))(
    'are all that its flow asks for there: $id',
    (workflow) => {
      fc.assert(
        fc.property(given(workflow), ({ stage, facts, outcomes, deviates }) => {
          const read = new Set(factsRead(edition, workflow, stage));
          const some = Object.fromEntries(Object.entries(facts).filter(([id]) => read.has(id)));
          const said = [facts, some].map((known) =>
            all(
              workflow,
              stage,
              { facts: known, outcomes, parameters: edition.parameters },
              deviates,
            ),
          );
          expect(said[1]).toEqual(said[0]);
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** What is open, to be done and brought about in a stage, as far as it can be. */
function all(
  workflow: Workflow,
  stage: string,
  known: Parameters<typeof advance>[3],
  deviates: boolean,
) {
  const position = {
    ...{ stage, visit: 1, enteredAt: at, startedAt: at },
    ...{ handler: 'wang', recused: [], done: [] },
  };
  const roles = allActions(workflow).flatMap(({ by }) => by.roles);
  const who = { user: 'wang', roles, level: 'county' } as const;
  const steps = actionsOf(workflow, stage).map(({ id: action, decision }) => {
    const outcomes = known.outcomes[decision ?? ''] ?? [];
    const step = { action, kind: 'do', actor: 'wang', at, deviates, outcomes } as const;
    try {
      return advance(workflow, position, step, known);
    } catch (error) {
      return String(error);
    }
  });
  return [
    available(workflow, position, who, known),
    tasksFor(workflow, position, known, workingDays),
    steps,
  ];
}

const given = (workflow: Workflow) =>
  fc.record({
    stage: fc.constantFrom(...workflow.stages.map(({ id }) => id)),
    facts: fc.record(
      Object.fromEntries(Object.values(edition.facts).map((fact) => [fact.id, valueOf(fact)])),
      { requiredKeys: [] },
    ),
    outcomes: fc
      .subarray(Object.values(edition.decisions))
      .chain((made) =>
        fc.record(
          Object.fromEntries(
            made.map(({ id, outcomes }) => [
              id,
              fc.constantFrom(...outcomes).map(({ type }) => [{ type }]),
            ]),
          ),
        ),
      ),
    deviates: fc.boolean(),
  });

function valueOf({ type, values = [] }: Fact): fc.Arbitrary<FactValue> {
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.nat(4);
  if (type === 'date') return fc.constantFrom('2026-01-05', '2026-03-01');
  const one = fc.constantFrom(...values.map(({ id }) => id));
  return type === 'set' ? fc.uniqueArray(one) : one;
}
