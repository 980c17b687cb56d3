import type { Together } from '@bitan/api';
import type { Action, Text } from '@bitan/definitions';
import { type Availability, available } from '@bitan/workflow';
import { openMeetings } from '../agenda/use-cases.ts';
import type { UseCase } from '../http/bind.ts';
import type { Refusal } from '../http/refusal.ts';
import { problemText } from '../http/refusal.ts';
import { refusalOf } from '../http/refusal-of.ts';
import { makeStep, notHere } from '../work/make-step.ts';
import { aboutCase, factsAbout, knownTo, officeOf, standingOf, whoIs } from '../work/standing.ts';

/**
 * What this user can do now on several cases at once, and on which of them not, with the reason:
 * actions without a decision, since a person decides on one case after another.
 */
export const together: UseCase<'together'> = async ({ runtime, me, query }) => {
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const ids = [...new Set(query.cases.split(','))].slice(0, most);
  const chosen = await Promise.all(
    ids.map(async (id) => {
      const standing = await standingOf(runtime, me, office, id);
      const { workflow, position, facts, row } = standing;
      const read = factsAbout(office, aboutCase(standing, at, facts));
      const known = await knownTo(standing, read);
      const doable = available(workflow, position, whoIs(me), known).filter(
        ({ kind, action }) => kind === 'do' && !action.decision,
      );
      return { row, workflow: workflow.id, doable };
    }),
  );
  const [first, ...others] = chosen;
  if (!first || others.some(({ workflow }) => workflow !== first.workflow)) {
    return { actions: [], meetings: [] };
  }
  return {
    actions: openOnSome(chosen.map(({ doable }) => doable)).map(({ id, title }) => ({
      ...{ id, title },
      cases: chosen
        .filter(({ doable }) => doable.some((one) => one.open && one.action.id === id))
        .map(({ row }) => ({ id: row.id, number: row.number, revision: row.revision })),
      refused: chosen.flatMap(({ row: { id: of, number }, doable }) => {
        const found = doable.find(({ action }) => action.id === id);
        return found?.open ? [] : [{ id: of, number, why: [found?.reasons[0]?.text ?? notHere] }];
      }),
    })),
    meetings: [...(await openMeetings(runtime, me, office, first.workflow))],
  };
};
const most = 50;

/** The actions that are open on at least one of them, in their order. */
function openOnSome(all: readonly (readonly Availability[])[]): Action[] {
  const open = all.flat().filter((one) => one.open);
  return [...new Map(open.map(({ action }) => [action.id, action])).values()];
}

/** On which of the cases the same answers would be refused, and why; nothing is stored. */
export const previewTogether: UseCase<'previewTogether'> = async ({ runtime, me, body }) => {
  const office = officeOf(runtime, me);
  const { action, answers } = body;
  const refused = await Promise.all(
    body.cases.map(async (id): Promise<Together['actions'][number]['refused']> => {
      const standing = await standingOf(runtime, me, office, id);
      try {
        await makeStep({ runtime, me, body: { answers } }, office, standing, action);
        return [];
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal.code === 'internal') throw error;
        return [{ id, number: standing.row.number, why: whyOf(refusal) }];
      }
    }),
  );
  return { refused: refused.flat() };
};

const whyOf = ({ code, details }: Refusal): Text[] => {
  const said = [
    ...(details.detail ? [details.detail] : []),
    ...(details.errors ?? []).map(({ message }) => message),
  ];
  return said.length > 0 ? said : [problemText(code)];
};
