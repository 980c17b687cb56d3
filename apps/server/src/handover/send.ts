import type { Handover } from '@bitan/api';
import { both, type Form, fieldTitle, sayAnswer, type Workflow } from '@bitan/definitions';
import type { Case, Message, Organisation, Transaction } from '@bitan/store';
import { fileFields, idsIn } from '../attachments/file-field.ts';
import type { Neighbours } from '../runtime/tree.ts';
import type { Accepted } from '../work/answers.ts';
import { namesIn } from '../work/names-in.ts';
import type { Standing } from '../work/standing.ts';
import { type Enclosure, kinds, type Matter, type Takes } from './message.ts';

type Answers = Readonly<Record<string, unknown>>;
type Said = Pick<Accepted, 'form'> & { readonly open: Answers };

/**
 * Sends a matter to the office above, or to one below, through the outbox, with the files that stand
 * among its answers. Only answers that the flow keeps travel; a matter whose content may not be stored
 * here carries none. Where there are several offices below, somebody says to which it goes: none is
 * guessed.
 */
export async function handOver(
  tx: Transaction,
  standing: Standing,
  { accepted, to }: { accepted: Accepted; to: 'superior' | 'subordinate' },
  neighbours: Neighbours,
): Promise<void> {
  const { row, workflow } = standing;
  const said = await beginningOf(tx, standing, accepted);
  const takes = await takesOf(tx, workflow, row, said.open);
  const payload: Matter = {
    ...{ case: row.id, number: row.number, workflow: row.workflow },
    kept: await keptOf(tx, said, meantFor(workflow)),
    ...(takes && { takes }),
  };
  const receiver = receiverOf(to, neighbours)?.id ?? '';
  const message = await tx.outbox.add({
    ...{ kind: kinds.matter, to: receiver, caseId: row.id, payload },
  });
  await enclose(tx, message, { attachments: openFiles(said), documents: [] });
}

/** Sends files after a matter; where it has no address yet, they wait for it. */
export async function enclose(
  tx: Transaction,
  { id, to, caseId }: Pick<Message, 'id' | 'to' | 'caseId'>,
  files: Omit<Enclosure, 'of'>,
): Promise<void> {
  if (files.attachments.length + files.documents.length === 0) return;
  const payload: Enclosure = { of: id, ...files };
  await tx.outbox.add({ kind: kinds.enclosure, to, ...(caseId && { caseId }), payload });
}

/** What was answered when the case began, whenever it is handed over. */
async function beginningOf(
  tx: Transaction,
  { row, workflow, office }: Standing,
  accepted: Accepted,
): Promise<Said> {
  const form = office.edition.forms[workflow.start.form ?? ''];
  if (!form || accepted.form === form) return accepted;
  const [first] = await tx.actions.list(row.id);
  return { form, open: (first?.answers ?? {}) as Answers };
}

/** The one that is meant without asking. */
function receiverOf(
  to: 'superior' | 'subordinate',
  { superior, subordinates }: Neighbours,
): Organisation | undefined {
  if (to === 'superior') return superior;
  return subordinates.length === 1 ? subordinates[0] : undefined;
}

/** The answers that another office has to do with; all, where the flow does not say. */
function meantFor({ handedIn, start }: Workflow): readonly (string | undefined)[] | undefined {
  if (!handedIn) return undefined;
  const { takes, on, from } = handedIn;
  return [...takes, on, from?.field, from?.named, start.person, start.unit];
}

async function keptOf(
  tx: Transaction,
  { form, open }: Said,
  meant: readonly (string | undefined)[] | undefined,
): Promise<Handover['kept']> {
  if (!form) return [];
  const names = await namesIn(tx, form, open);
  return Object.entries(open).flatMap(([field, value]) => {
    if (!isSaid(value) || isFile(form, field) || !(meant?.includes(field) ?? true)) return [];
    const said = names[String(value)];
    return [
      {
        title: both((language) => fieldTitle(form, field, language)),
        said: both((language) => said ?? sayAnswer(form, field, value, language)),
      },
    ];
  });
}

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((one) => typeof one === 'string') : typeof value !== 'object';

const isFile = (form: Form, field: string) => fileFields(form).some(({ id }) => id === field);

/** The files among answers of which no seal says that they tell who wrote. */
const openFiles = ({ form, open }: Said): string[] =>
  (form ? fileFields(form) : [])
    .filter(({ seal }) => seal === undefined)
    .flatMap(({ id }) => idsIn(id, open[id]).map((one) => one.id));

async function takesOf(
  tx: Transaction,
  { handedIn }: Workflow,
  { personId, unitId }: Case,
  open: Answers,
): Promise<Takes | undefined> {
  if (!handedIn) return undefined;
  const [person] = personId ? await tx.people.some([personId]) : [];
  const [unit] = unitId ? await tx.units.some([unitId]) : [];
  const data = { ...(person?.data as Answers | undefined) };
  const [of] = typeof data.unit === 'string' ? await tx.units.some([data.unit]) : [];
  return {
    answers: only(open, handedIn.takes),
    ...(person && { person: only({ ...data, ...(of && { unit: of.name }) }, handedIn.person) }),
    ...(unit && { unit: only(unit.data as Answers, handedIn.unit) }),
  };
}

const only = (all: Answers, fields: readonly string[] = []): Answers =>
  Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
