import type { Together } from '@bitan/api';
import { available } from '@bitan/workflow';
import { openMeetings } from '../agenda/use-cases.ts';
import type { UseCase } from '../http/bind.ts';
import { aboutCase, factsAbout, knownTo, officeOf, standingOf, whoIs } from '../work/standing.ts';

/**
 * What this user can do now on each of several cases at once: actions without a decision, since a
 * person decides on one case after another.
 */
export const together: UseCase<'together'> = async ({ runtime, me, query }) => {
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const ids = [...new Set(query.cases.split(','))].slice(0, most);
  const open = await Promise.all(
    ids.map(async (id) => {
      const standing = await standingOf(runtime, me, office, id);
      const { office: ready, workflow, position, outcomes, facts, row } = standing;
      const read = factsAbout(office, aboutCase(standing, at, facts));
      const known = await knownTo(ready.edition, workflow, read, outcomes);
      const actions = available(workflow, position, whoIs(me), known)
        .filter(({ kind, open, action }) => kind === 'do' && open && !action.decision)
        .map(({ action }) => action);
      return { row, workflow: workflow.id, actions };
    }),
  );
  const [first, ...others] = open;
  if (!first) return { actions: [], meetings: [] };
  const common = first.actions.filter(({ id }) =>
    others.every((one) => one.workflow === first.workflow && one.actions.some((a) => a.id === id)),
  );
  return {
    actions: common.map(({ id, title }): Together['actions'][number] => ({
      ...{ id, title },
      cases: open.map(({ row }) => ({ id: row.id, number: row.number, revision: row.revision })),
    })),
    meetings: others.every(({ workflow }) => workflow === first.workflow)
      ? [...(await openMeetings(runtime, me, office, first.workflow))]
      : [],
  };
};
const most = 50;
