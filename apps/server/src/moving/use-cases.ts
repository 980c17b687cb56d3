import type { MovingRow, MovingView } from '@bitan/api';
import {
  alike,
  type Edition,
  type Form,
  type FormMove,
  formChanges,
  type Text,
} from '@bitan/definitions';
import { checkMove } from '@bitan/forms';
import type { Moving, Reading } from '@bitan/store';
import { type Ask, revisionRead, type UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { notNow } from '../policy/draft.ts';
import { namesOf } from '../policy/editions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { hashOf } from '../runtime/versions.ts';
import { officeOf } from '../work/standing.ts';
import { outlookOn } from './outlook.ts';
import { countRecords, recordForm, recordKinds, recordsBetween } from './records.ts';
import { runMoving } from './run.ts';

/** Open cases and records by the edition under which they stand, and which forms are otherwise by now. */
export const movable: UseCase<'movable'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  const open = await unattended(runtime, me).movings.openUnder();
  const current = (await runtime.editions.at(me.office.id, runtime.clock())).edition.id;
  const to = await contentOf(runtime, me, current);
  const records = await countRecords(runtime, me.office.id, to);
  const listed = (await officeOf(runtime, me).editions.list()).filter(
    ({ id }, i, all) => all.findIndex((one) => one.id === id) === i,
  );
  const counted = new Set<string>();
  const editions = [];
  for (const { id, number } of listed) {
    const from = await contentOf(runtime, me, id);
    // Records stand under a form; of the editions that have it, the latest stands for it.
    const key = recordKinds.map((kind) => hashOf(recordForm(from, kind) ?? {})).join(' ');
    const row = {
      ...{ id, number, open: open[id] ?? 0, current: id === current },
      records: id === current || counted.has(key) ? 0 : records(from),
    };
    counted.add(key);
    if (row.open === 0 && row.records === 0) continue;
    const forms = formsBetween(from, to).map(({ is }) => ({ id: is.id, title: is.title }));
    editions.push({ ...row, forms });
  }
  return { editions };
};

export const movings: UseCase<'movings'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'policy.read');
  const office = officeOf(runtime, me);
  return Promise.all((await office.movings.list()).map((one) => rowOf(office, one)));
};

export const moving: UseCase<'moving'> = ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  return viewOf(runtime, me, path.moving);
};

/** Begins a move from an earlier edition to the one in force. */
export const newMoving: UseCase<'newMoving'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  await contentOf(runtime, me, body.from);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  if (edition.id === body.from) throw new Refusal('not-open', { detail: sameEdition });
  const id = await once(officeOf(runtime, me), ask, async (tx) => {
    const begun = { title: body.title, fromEdition: body.from, toEdition: edition.id };
    const made = await tx.movings.insert({ ...begun, mappings: [] });
    tx.audit.add({ event: 'moving.begun', subject: made.id });
    return made.id;
  });
  return viewOf(runtime, me, id);
};

export const changeMoving: UseCase<'changeMoving'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  return change(ask, ['open', 'returned'], 'moving.changed', (found) => ({
    ...found,
    status: 'open',
    mappings: ask.body.mappings,
  }));
};

/** The dry run over the real records; nothing is changed. */
export const movingOutlook: UseCase<'movingOutlook'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'policy.read');
  return outlookOf(runtime, me, await officeOf(runtime, me).movings.get(path.moving));
};

/** Asks a second person; what the dry run finds now goes with it. */
export const submitMoving: UseCase<'submitMoving'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const found = await officeOf(runtime, me).movings.get(path.moving);
  await mustBeSound(runtime, me, found);
  const expected = await outlookOf(runtime, me, found);
  return change(ask, ['open', 'returned'], 'moving.submitted', (one) => ({
    ...one,
    status: 'submitted',
    submittedBy: me.user.id,
    reason: body.reason,
    expected,
  }));
};

/** Approves a move, by another person than who asked; it is under way from then on. */
export const approveMoving: UseCase<'approveMoving'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'policy.approve');
  const found = await officeOf(runtime, me).movings.get(path.moving);
  if (found.submittedBy === me.user.id) throw new Refusal('second-person');
  await mustBeSound(runtime, me, found);
  const view = await change(ask, ['submitted'], 'moving.approved', (one) => ({
    ...one,
    status: 'running',
    approvedBy: me.user.id,
  }));
  runMoving(runtime, me.office.id, path.moving).catch((error) =>
    runtime.log.error({ err: error }, 'moving records failed; it goes on at the next start'),
  );
  return view;
};

export const returnMoving: UseCase<'returnMoving'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.approve');
  return change(ask, ['submitted'], 'moving.returned', (found) => ({
    ...found,
    status: 'returned',
    comment: ask.body.comment,
  }));
};

export const withdrawMoving: UseCase<'withdrawMoving'> = (ask) => {
  mustBeAllowed(ask.me, 'policy.edit');
  return change(ask, ['open', 'submitted', 'returned'], 'moving.withdrawn', (found) => ({
    ...found,
    status: 'withdrawn',
  }));
};

type MovingAsk = Ask<
  'changeMoving' | 'submitMoving' | 'approveMoving' | 'returnMoving' | 'withdrawMoving'
>;

async function change(
  ask: MovingAsk,
  from: readonly Moving['status'][],
  event: string,
  to: (found: Moving) => Moving,
): Promise<MovingView> {
  const { runtime, me, path } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    const found = await tx.movings.get(path.moving);
    if (!from.includes(found.status)) throw new Refusal('not-open', { detail: notNow });
    await tx.movings.save(to(found), revisionRead(ask as { body: { revision?: number } }));
    tx.audit.add({ event, subject: found.id });
    return found.id;
  });
  return viewOf(runtime, me, path.moving);
}

async function viewOf(runtime: Runtime, me: SignedIn, id: string): Promise<MovingView> {
  const office = officeOf(runtime, me);
  const found = await office.movings.get(id);
  const { from, to, mappings } = await betweenOf(runtime, me, found);
  const { expected } = found as { expected?: MovingView['expected'] };
  return {
    ...(await rowOf(office, found)),
    mappings: [...mappings],
    forms: formsBetween(from, to).map(({ was, is }) => ({
      id: is.id,
      title: is.title,
      changes: formChanges(was, is).map(({ said }) => said),
      from: fieldsOf(was, is),
      to: fieldsOf(is, was),
    })),
    problems: problemsOf(from, to, mappings),
    ...(expected && { expected }),
    mayEdit: me.may.has('policy.edit') && ['open', 'returned'].includes(found.status),
    mayApprove:
      me.may.has('policy.approve') &&
      found.status === 'submitted' &&
      found.submittedBy !== me.user.id,
  };
}

async function rowOf(office: Reading, found: Moving): Promise<MovingRow> {
  const nameOf = await namesOf(office);
  const [from, to] = await Promise.all(
    [found.fromEdition, found.toEdition].map((id) => office.editions.get(id)),
  );
  const { id, title, status, moved, left, revision, createdAt, updatedAt } = found;
  const [submittedBy, approvedBy] = [nameOf(found.submittedBy), nameOf(found.approvedBy)];
  return {
    ...{ id, title, status, moved, left, revision, createdAt, updatedAt },
    from: { id: found.fromEdition, number: from?.number ?? 0 },
    to: { id: found.toEdition, number: to?.number ?? 0 },
    author: nameOf(found.author) ?? '—',
    ...(submittedBy && { submittedBy }),
    ...(approvedBy && { approvedBy }),
    ...(found.reason && { reason: found.reason }),
    ...(found.comment && { comment: found.comment }),
  };
}

/** The forms that both editions have, and that are otherwise. */
const formsBetween = (from: Edition, to: Edition): { was: Form; is: Form }[] =>
  Object.values(to.forms).flatMap((is) => {
    const was = from.forms[is.id];
    return was && !alike(was, is) ? [{ was, is }] : [];
  });

const fieldsOf = (form: Form, other: Form): MovingView['forms'][number]['from'] =>
  Object.entries(form.schema.properties)
    .filter(([id]) => !form.fields?.[id]?.seal && !form.fields?.[id]?.computed)
    .map(([id, schema]) => {
      const english = form.texts?.en[id];
      const title = schema.title ?? id;
      return {
        id,
        title: { 'zh-CN': title, en: english?.title ?? title },
        same: Object.hasOwn(other.schema.properties, id),
        choices: (schema.oneOf ?? schema.items?.oneOf ?? []).map((choice) => ({
          id: choice.const,
          title: {
            'zh-CN': choice.title,
            en: english?.options?.[choice.const] ?? choice.title,
          },
        })),
      };
    });

function problemsOf(from: Edition, to: Edition, mappings: readonly FormMove[]) {
  return mappings.flatMap(({ form, steps }) => {
    const [was, is] = [from.forms[form], to.forms[form]];
    if (!was || !is) return [{ pointer: `/${form}`, message: noForm(form) }];
    return checkMove(was, is, steps).map(({ pointer, message }) => ({
      pointer: `/${form}${pointer}`,
      message,
    }));
  });
}

/** @throws Refusal `definitions-refused`, with the place of each step that is wrong */
async function mustBeSound(runtime: Runtime, me: SignedIn, found: Moving): Promise<void> {
  const { from, to, mappings } = await betweenOf(runtime, me, found);
  const errors = problemsOf(from, to, mappings);
  if (errors.length > 0) throw new Refusal('definitions-refused', { errors });
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  if (edition.id !== found.toEdition) throw new Refusal('draft-outdated');
}

async function outlookOf(runtime: Runtime, me: SignedIn, found: Moving) {
  const between = await betweenOf(runtime, me, found);
  const records = await recordsBetween(runtime, me.office.id, between);
  return outlookOn(unattended(runtime, me), between, records);
}

async function betweenOf(runtime: Runtime, me: SignedIn, found: Moving) {
  const [from, to] = await Promise.all([
    contentOf(runtime, me, found.fromEdition),
    contentOf(runtime, me, found.toEdition),
  ]);
  return { from, to, mappings: found.mappings as FormMove[] };
}

const contentOf = async (runtime: Runtime, me: SignedIn, id: string): Promise<Edition> =>
  (await runtime.editions.of(me.office.id, id)).edition;

/** Counting is for all records, whoever may read them. */
const unattended = (runtime: Runtime, me: SignedIn) =>
  runtime.store.for({ org: me.office.id, user: 'system' });

const sameEdition: Text = {
  'zh-CN': '这些事项已经在现行版本下办理。',
  en: 'These cases stand under the edition in force already.',
};
const noForm = (id: string): Text => ({
  'zh-CN': `两个版本不都有表单「${id}」。`,
  en: `Not both editions have a form “${id}”.`,
});
