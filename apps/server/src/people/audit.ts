import { allActions, type Edition, type Text } from '@bitan/definitions';
import type { AuditEntry } from '@bitan/store';
import { addDays, endOf } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { eventKinds, sayEvent } from '../said/audited.ts';
import { officeOf } from '../work/standing.ts';
import { mustBeAllowed } from './signed-in.ts';

/** The audit log in words: of cases the number is said, of people who use Bitan the name, of others none. */
export const audit: UseCase<'audit'> = async ({ runtime, me: who, query }) => {
  mustBeAllowed(who, 'audit.read');
  const office = officeOf(runtime, who);
  const { from, to, ...wanted } = query;
  const [page, users, tokens, { edition }] = await Promise.all([
    office.audit.list({
      ...wanted,
      ...(from && { since: endOf(addDays(from, -1)) }),
      ...(to && { until: endOf(to) }),
    }),
    office.users.list(),
    office.tokens.list(),
    runtime.editions.at(who.office.id, runtime.clock()),
  ]);
  const names = new Map([...users, ...tokens].map(({ id, name }) => [id, name]));
  const subjects = page.items.flatMap(({ subject }) => (subject === undefined ? [] : [subject]));
  const numbers = await office.cases.numbers([...new Set(subjects)]);
  const actions = actionsOf(edition);
  return {
    entries: page.items.map((entry) => {
      const about = numbers.get(entry.subject ?? '') ?? names.get(entry.subject ?? '');
      const what = actions.get(actionIn(entry) ?? '');
      return {
        ...entry,
        title: sayEvent(entry.event),
        actor: names.get(entry.actor) ?? entry.actor,
        ...(what && { what }),
        ...(about !== undefined && { about }),
      };
    }),
    ...(page.next && { next: page.next }),
  };
};

export const auditKinds: UseCase<'auditKinds'> = async ({ me: who }) => {
  mustBeAllowed(who, 'audit.read');
  return Object.entries(eventKinds).map(([id, title]) => ({ id, title }));
};

export const verifyAudit: UseCase<'verifyAudit'> = async ({ runtime, me: who }) => {
  mustBeAllowed(who, 'audit.read');
  const proof = await officeOf(runtime, who).audit.verify();
  const { entries, brokenAt } = proof;
  const message = proof.ok
    ? { 'zh-CN': `共 ${entries} 条记录，链条完整。`, en: `${entries} entries; the chain is whole.` }
    : {
        'zh-CN': `第 ${brokenAt} 条记录被改动或缺失，请立即封存数据库并报告。`,
        en: `Entry ${brokenAt} was changed or is missing: secure the database and report it.`,
      };
  return { ...proof, message };
};

const actionsOf = ({ workflows }: Edition): ReadonlyMap<string, Text> =>
  new Map(
    Object.values(workflows)
      .flatMap(allActions)
      .map(({ id, title }) => [id, title]),
  );

/** The action that an entry tells of, where it tells of one. */
function actionIn({ detail }: AuditEntry): string | undefined {
  const { action } = (detail ?? {}) as { readonly action?: unknown };
  return typeof action === 'string' ? action : undefined;
}
