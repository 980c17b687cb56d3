import { aboutOf, type Document, dayInChina, type Edition } from '@bitan/definitions';
import { dataOf, type Known, placeholdersOf } from '@bitan/documents';
import type { DocumentOwner, ProducedDocument, Reading, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { once, remembered } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { kindOf, listOf } from '../people/subjects.ts';
import { availableNow } from '../work/available-now.ts';
import { officeOf, type Standing, standingOf, workflowOf } from '../work/standing.ts';
import { knownOfCase, knownOfReport, knownOfSubject } from './known.ts';
import { madeView, mayMake } from './offered.ts';

/** Produces a document of a case from what is known of it now. */
export const makeDocument: UseCase<'makeDocument'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  const standing = await standingOf(runtime, me, office, path.case);
  const { row } = standing;
  const edition = await editionFor(ask, office, standing);
  return make(ask, edition, { case: row.id }, row.workflow, (making) =>
    knownOfCase(office, row, edition.id, making),
  );
};

/**
 * The edition with which a document is made. One about a step that was done says what was answered
 * then, in the words of then, also when the case has been moved to another edition since; while the step
 * is open it is made as the case stands.
 */
async function editionFor(
  { runtime, me, body }: Ask<'makeDocument'>,
  office: Reading,
  standing: Standing,
): Promise<Edition> {
  const now = standing.office.edition;
  const actions = now.documents[body.document]?.actions ?? [];
  const entries = await office.actions.list(standing.row.id);
  const done = entries.findLast(({ action }) => actions.includes(action));
  if (!done || done.edition === now.id) return now;
  const open = await availableNow(runtime, me, office, standing);
  if (open.some((action) => actions.includes(action))) return now;
  const { edition } = await runtime.editions.of(me.office.id, done.edition);
  return Object.hasOwn(edition.documents, body.document) ? edition : now;
}

/** Produces a document about a person or a unit from the registers. */
export const makeSubjectDocument: UseCase<'makeSubjectDocument'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const kind = kindOf(path.kind);
  const subject = await listOf(office, kind).get(path.id);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const about = kind === 'person' ? { person: subject.id } : { unit: subject.id };
  return make(ask, edition, about, undefined, (making) =>
    knownOfSubject(office, kind, subject, making),
  );
};

/** Produces a document of what was counted in a period. */
export const makeReportDocument: UseCase<'makeReportDocument'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'cases.read');
  const { workflow: id, from, until } = body;
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const workflow = workflowOf(edition, id);
  return make(ask, edition, { workflow: id, from, until }, id, (making) =>
    knownOfReport({ runtime, me }, workflow, { from, until }, making),
  );
};

type About =
  | Exclude<DocumentOwner, { readonly workflow: string }>
  | { readonly workflow: string; readonly from: string; readonly until: string };
type Making = Ask<'makeDocument'> | Ask<'makeSubjectDocument'> | Ask<'makeReportDocument'>;
type Knows = (making: { office: Ask<'me'>['me']['office']['title']; at: string }) => Promise<Known>;

async function make(
  ask: Making,
  edition: Edition,
  about: About,
  workflow: string | undefined,
  knows: Knows,
) {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  const document = Object.hasOwn(edition.documents, body.document)
    ? edition.documents[body.document]
    : undefined;
  if (!document || document.workflow !== workflow || !(kindOfAbout(document) in about))
    throw new Refusal('not-found');
  if (!mayMake(me, document)) throw new Refusal('forbidden');
  const before = await remembered<string>(office, ask);
  const id = before?.response ?? (await produced(ask, edition, document, about, knows));
  const users = await office.users.list();
  const nameOf = (user: string) => users.find((one) => one.id === user)?.name ?? '—';
  return madeView(await office.documents.get(id), edition, nameOf);
}

const kindOfAbout = (document: Document) => {
  const about = aboutOf(document);
  return about === 'report' ? 'workflow' : about;
};

/** Somebody else took the number that was foreseen. */
class NumberTaken extends Error {}
const attempts = 5;

/**
 * Fills the template with the number that comes next, and keeps it if that is still so when it is
 * written: nobody waits for the filling, no number is lost, none is given twice.
 */
async function produced(
  ask: Making,
  edition: Edition,
  document: Document,
  about: About,
  knows: Knows,
): Promise<string> {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const known = await knows({ office: me.office.title, at });
  const template = await runtime.templates.read(me.office.id, document.template.sha256);
  for (let attempt = 1; ; attempt += 1) {
    const number = await numberFor(office, document, about, at, body.anew ?? false);
    const data = dataOf(placeholdersOf(edition, document), {
      ...known,
      ...(number && { number: number.text }),
    });
    const docx = await runtime.workshop.run('fillTemplate', { template, data });
    const { sha256: file, size } = await runtime.files.put(me.office.id, docx);
    try {
      return await once(office, ask, async (tx) => {
        await take(tx, number);
        const made = await tx.documents.append({
          ...ownedBy(about),
          ...(number && { number: number.text }),
          ...{ document: document.id, edition: edition.id, file, size },
          template: document.template.sha256,
        });
        const detail = { document: document.id, made: made.id, number: made.number };
        tx.audit.add({ event: 'document.made', subject: subjectOf(about), detail });
        return made.id;
      });
    } catch (error) {
      if (!(error instanceof NumberTaken) || attempt === attempts) throw error;
    }
  }
}

function ownedBy(about: About) {
  if ('case' in about) return { caseId: about.case };
  if ('person' in about) return { personId: about.person };
  return 'unit' in about ? { unitId: about.unit } : about;
}

function subjectOf(about: About): string {
  if ('case' in about) return about.case;
  if ('person' in about) return about.person;
  return 'unit' in about ? about.unit : `${about.workflow} ${about.from} – ${about.until}`;
}

interface NextNumber {
  readonly text: string;
  /** Absent where the number of an earlier making is kept. */
  readonly counted?: { readonly name: string; readonly year: number; readonly n: number };
}

/** The number of a document: kept when it is made again, unless it is wanted anew. */
async function numberFor(
  reading: Reading,
  { id, number: pattern }: Document,
  about: About,
  at: string,
  anew: boolean,
): Promise<NextNumber | undefined> {
  if (pattern === undefined) return undefined;
  const earlier = (await reading.documents.list(about)).find((one) => hasNumber(one, id));
  if (earlier?.number && !anew) return { text: earlier.number };
  const [name, year] = [`documents/${id}`, Number(dayInChina(at).slice(0, 4))];
  const n = (await reading.counters.last(name, year)) + 1;
  const text = pattern.replaceAll('{year}', String(year)).replaceAll('{n}', String(n));
  return { text, counted: { name, year, n } };
}

const hasNumber = ({ document, number }: ProducedDocument, id: string) =>
  document === id && number !== undefined;

async function take(tx: Transaction, number: NextNumber | undefined): Promise<void> {
  if (!number?.counted) return;
  const { name, year, n } = number.counted;
  if ((await tx.counters.next(name, year)) !== n) throw new NumberTaken();
}
