import type { DocumentsView, MadeDocument, OfferedDocument } from '@bitan/api';
import { aboutOf, type Document, type Edition } from '@bitan/definitions';
import type { DocumentOwner, ProducedDocument, Reading } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import { kindOf, listOf } from '../people/subjects.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { availableNow } from '../work/available-now.ts';
import { officeOf, type Standing, standingOf } from '../work/standing.ts';

/** What can be produced of a case as it stands, and what was. */
export const caseDocuments: UseCase<'caseDocuments'> = async ({ runtime, me, path }) => {
  const office = officeOf(runtime, me);
  const standing = await standingOf(runtime, me, office, path.case);
  return {
    offered: await offeredFor(runtime, me, office, standing),
    made: await madeIn(runtime, me, office, { case: path.case }),
  };
};

/** What can be produced of a person or a unit without a case, and what was. */
export const subjectDocuments: UseCase<'subjectDocuments'> = async ({ runtime, me, path }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const kind = kindOf(path.kind);
  const { id } = await listOf(office, kind).get(path.id);
  const owner = kind === 'person' ? { person: id } : { unit: id };
  return withoutCase(runtime, me, owner, (one) => aboutOf(one) === kind);
};

/** What can be produced of the report of a work flow, and what was, over whatever period. */
export const reportDocuments: UseCase<'reportDocuments'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const { workflow } = query;
  return withoutCase(
    runtime,
    me,
    { workflow },
    (one) => aboutOf(one) === 'report' && one.workflow === workflow,
  );
};

async function withoutCase(
  runtime: Runtime,
  me: SignedIn,
  owner: DocumentOwner,
  isMeant: (document: Document) => boolean,
): Promise<DocumentsView> {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const documents = Object.values(edition.documents).filter(isMeant);
  return {
    offered: byCode(documents).map((one) => offer(me, one, true)),
    made: await madeIn(runtime, me, officeOf(runtime, me), owner),
  };
}

/** The documents of a case whose actions are open or were done; which are of now and which of before. */
async function offeredFor(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
): Promise<OfferedDocument[]> {
  const { row, office } = standing;
  const documents = Object.values(office.edition.documents);
  const own = documents.filter((one) => aboutOf(one) === 'case' && one.workflow === row.workflow);
  if (own.length === 0) return [];
  const entries = await reading.actions.list(row.id);
  const open = await availableNow(runtime, me, reading, standing);
  const here = entries.filter(({ stage }) => stage === row.stage);
  // What is made of the step that brought it here is made now, and not looked for among what was.
  const cameBy = entries.filter(({ stage }) => stage !== row.stage).slice(-1);
  const now = new Set([...open, ...[...here, ...cameBy].map(({ action }) => action)]);
  const done = new Set(entries.map(({ action }) => action));
  return byCode(own)
    .filter(({ actions }) => actions.some((one) => now.has(one) || done.has(one)))
    .map((one) =>
      offer(
        me,
        one,
        one.actions.some((action) => now.has(action)),
      ),
    );
}

const offer = (me: SignedIn, document: Document, now: boolean): OfferedDocument => ({
  id: document.id,
  code: document.code,
  title: document.title,
  signed: [...(document.signed ?? [])],
  numbered: document.number !== undefined,
  now,
  mine: mayMake(me, document),
});

export const mayMake = (me: SignedIn, { roles }: Document): boolean =>
  me.roles.some((role) => roles.includes(role));

const byCode = (documents: readonly Document[]): Document[] =>
  documents.toSorted((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
const orderOf = ({ code }: Document) => Number(code.replace(/\D/g, ''));

/** Those that this user may see: who may make a document may see it. */
export async function madeIn(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  of: DocumentOwner,
): Promise<DocumentsView['made']> {
  const [made, users] = await Promise.all([reading.documents.list(of), reading.users.list()]);
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name ?? '—';
  const seen = made.map(async (one) => {
    const { edition } = await runtime.editions.of(me.office.id, one.edition);
    const document = edition.documents[one.document];
    return document && mayMake(me, document) ? [madeView(one, edition, nameOf)] : [];
  });
  return (await Promise.all(seen)).flat();
}

/** A document that was produced, as its own edition calls it. */
export function madeView(
  { id, document, number, version, from, until, madeBy, madeAt }: ProducedDocument,
  edition: Edition,
  nameOf: (user: string) => string,
): MadeDocument {
  const { code = '', title = { 'zh-CN': document, en: document } } =
    edition.documents[document] ?? {};
  return {
    ...{ id, document, code, title, version, by: nameOf(madeBy), at: madeAt },
    ...(number !== undefined && { number }),
    ...(from !== undefined && until !== undefined && { period: { from, until } }),
  };
}
