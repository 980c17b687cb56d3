import type { PastEntryRow } from '@bitan/api';
import { type ActionEntry, NotFound } from '@bitan/store';
import { civilDate, findAction } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { masked } from './masked.ts';

const most = 30;

/** When a form was filled in on cases of the office; a case is only named to who may read cases. */
export const pastEntries: UseCase<'pastEntries'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const entries = await office.actions.withForm(path.form, most);
  return Promise.all(
    entries.map(async (entry): Promise<PastEntryRow> => {
      const row = await office.cases.get(entry.caseId);
      const { edition } = await runtime.editions.of(me.office.id, row.edition);
      const workflow = edition.workflows[row.workflow];
      return {
        id: idOf(entry),
        on: civilDate(entry.at),
        action: workflow ? findAction(workflow, entry.action).title : nowhere(entry.action),
        ...(me.may.has('cases.read') && { number: row.number }),
      };
    }),
  );
};

/** What was filled in then, masked by the form as it was then. */
export const maskedAnswers: UseCase<'maskedAnswers'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  const entries = await office.actions.withForm(path.form, most);
  const entry = entries.find((one) => idOf(one) === path.entry);
  const { edition } = entry ? await runtime.editions.of(me.office.id, entry.edition) : {};
  const form = edition?.forms[path.form];
  if (!entry || !form) throw new NotFound(`forms/${path.form}/past/${path.entry}`);
  return masked(form, (entry.answers ?? {}) as Record<string, unknown>);
};

const idOf = ({ caseId, seq }: ActionEntry) => `${caseId}.${seq}`;
const nowhere = (action: string) => ({ 'zh-CN': action, en: action });
