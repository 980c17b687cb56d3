import type { Form, HandedIn, Text } from '@bitan/definitions';
import type { Attachment, Transaction } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import { uuidv7 } from 'uuidv7';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal, unlessRefused } from '../http/refusal.ts';
import { type Kind, Subjects } from '../intake/subjects.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { OfficeEdition } from '../runtime/editions.ts';
import { beginPrefilled } from '../work/prefilled.ts';
import { officeOf, workflowOf } from '../work/standing.ts';
import { mustBeAllowedToStart } from '../work/start-case.ts';
import { kinds, type Matter, type Takes } from './message.ts';

type Answers = Record<string, unknown>;

/**
 * Begins a case from a matter that was confirmed: a form that is not finished yet, filled with what
 * came. The case that is begun with it is the one of the matter.
 * @throws Refusal `not-open`, `forbidden`
 */
export const beginFromHandover: UseCase<'beginFromHandover'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  const delivery = await office.deliveries.get(path.id);
  const { number, workflow: id, takes } = delivery.payload as Matter;
  const isOpen = delivery.receivedAt && delivery.refusedWhy === undefined && !delivery.caseId;
  if (delivery.kind !== kinds.matter || !isOpen || !id) {
    throw new Refusal('not-open', { detail: notNow });
  }
  const now = runtime.clock();
  const ready = await runtime.editions.at(me.office.id, now);
  const workflow = workflowOf(ready.edition, id);
  mustBeAllowedToStart(me, workflow, ready.edition);
  const { handedIn, start } = workflow;
  if (!handedIn) throw new Refusal('not-open', { detail: notHere });
  const { superior } = await runtime.tree.around(me.office.id, now);
  const sender = await runtime.store.system.organisations.get(delivery.from);
  const isAbove = superior?.id === delivery.from;
  const draft = await once(office, ask, async (tx) => {
    tx.audit.add({ event: 'handover.begun', subject: delivery.id });
    const files = await tx.attachments.delivered(delivery.id);
    return beginPrefilled(tx, ready, {
      workflow,
      before: [delivery.draftId],
      fill: async (form) => ({
        ...takes?.answers,
        ...(handedIn.on && { [handedIn.on]: civilDate(delivery.arrivedAt) }),
        ...fromOf(handedIn, isAbove, `${sender.title['zh-CN']} ${number}`),
        ...(await subjectsOf(tx, me, ready, form, { ...start, takes }, now)),
        ...(await filesFor(tx, form, handedIn.files, files)),
      }),
      then: (draft) => tx.deliveries.begin(delivery.id, draft),
    });
  });
  return { workflow: id, draft };
};

function fromOf({ from }: HandedIn, isAbove: boolean, named: string): Answers {
  if (!from) return {};
  const source = { [from.field]: isAbove ? from.superior : from.subordinate };
  return from.named ? { ...source, [from.named]: named.slice(0, 100) } : source;
}

interface About {
  readonly person?: string;
  readonly unit?: string;
  readonly takes: Takes | undefined;
}

/** The records of who it is about: found here, or made as somebody of the office would. */
async function subjectsOf(
  tx: Transaction,
  me: SignedIn,
  ready: OfficeEdition,
  form: Form,
  { person: personField, unit: unitField, takes }: About,
  at: string,
): Promise<Answers> {
  if (!takes || !me.may.has('records.write')) return {};
  const record = async (kind: Kind, said: Readonly<Answers> | undefined) => {
    const { name, ...rest } = said ?? {};
    if (typeof name !== 'string') return undefined;
    const named = { kind, name, said: rest };
    const subjects = await Subjects.among(tx, ready, [named]);
    const meant = subjects.find(named);
    if ('id' in meant) return meant.id;
    if ('fault' in meant) return undefined;
    // What is said of somebody may be too little for a record here: then an officer makes it.
    const made = await subjects.make(tx, me, kind, meant.make, at).catch(unlessRefused);
    return made?.id;
  };
  const unit = await record('unit', takes.unit);
  const person = await record('person', takes.person);
  const fields = Object.keys(form.schema.properties);
  return {
    ...(person && personField && fields.includes(personField) && { [personField]: person }),
    ...(unit && unitField && fields.includes(unitField) && { [unitField]: unit }),
  };
}

/** The files that came, as if who begins the case had uploaded them for this field. */
async function filesFor(
  tx: Transaction,
  form: Form,
  field: string | undefined,
  files: readonly Attachment[],
): Promise<Answers> {
  if (!field || files.length === 0 || !Object.hasOwn(form.schema.properties, field)) return {};
  const ids: string[] = [];
  for (const { name, type, size, sha256, original } of files) {
    const { id } = await tx.attachments.insert({
      ...{ id: uuidv7(), form: form.id, field, name, type, size, sha256, original },
    });
    ids.push(id);
  }
  return { [field]: ids };
}

const notNow: Text = {
  'zh-CN': '须先签收；退回的、已经立件的不能再立件。',
  en: 'Confirm it first; of what was refused, or began a case already, none can be begun.',
};
const notHere: Text = {
  'zh-CN': '本机关的流程没有规定如何由转来的件登记，请照常登记。',
  en: 'The flow of this office does not say how a case begins from a matter that came: register it as usual.',
};
