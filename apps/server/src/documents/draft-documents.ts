import type { DraftChanges, PreviewCase } from '@bitan/api';
import { aboutOf, type Document, type Edition, layeredDocuments } from '@bitan/definitions';
import { templateOf } from '@bitan/definitions/load';
import {
  dataOf,
  placeholdersOf,
  type Spoken,
  type TemplateProblem,
  tagProblems,
} from '@bitan/documents';
import { type Ask, Download, type UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { aboveOf, resolvedWith } from '../policy/studio.ts';
import { named } from '../work/case-row.ts';
import { officeOf, stageOf } from '../work/standing.ts';
import { media } from './content.ts';
import { knownOfCase } from './known.ts';
import { exampleData, masked } from './masked.ts';

type DraftAsk = Ask<'draftPlaceholders' | 'draftTemplate' | 'previewCases' | 'previewDocument'>;

/** What the template of a document of a draft can say. */
export const draftPlaceholders: UseCase<'draftPlaceholders'> = async (ask) => {
  const { edition, document } = await documentIn(ask);
  return placeholdersOf(edition, document).map(({ read: _, columns = [], ...one }) => ({
    ...one,
    columns: [...columns],
  }));
};

/** The template as it is in the draft, to be changed in Word. */
export const draftTemplate: UseCase<'draftTemplate'> = async (ask) => {
  const { template } = (await documentIn(ask)).document;
  const bytes = await ask.runtime.templates.read(ask.me.office.id, template.sha256);
  return new Download(bytes, template.name, media.docx);
};

/** Cases of the document's work flow, latest first, without anything that tells whose they are. */
export const previewCases: UseCase<'previewCases'> = async (ask) => {
  const { runtime, me } = ask;
  const { document } = await documentIn(ask);
  if (aboutOf(document) !== 'case') return [];
  const office = officeOf(runtime, me);
  const { items } = await office.cases.list({ workflow: document.workflow, limit: 30 });
  return Promise.all(
    items.map(async ({ id, number, stage, edition: of }): Promise<PreviewCase> => {
      const { edition } = await runtime.editions.of(me.office.id, of);
      const workflow = edition.workflows[document.workflow ?? ''];
      const title = workflow
        ? named(stageOf(workflow, stage)).title
        : { 'zh-CN': stage, en: stage };
      return { id, number, stage: title, edition: of };
    }),
  );
};

/** The document as PDF: with a case whose names and texts are masked, or with examples. */
export const previewDocument: UseCase<'previewDocument'> = async (ask) => {
  const { runtime, me, query } = ask;
  const { edition, document } = await documentIn(ask);
  const placeholders = placeholdersOf(edition, document);
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const making = { office: me.office.title, at };
  const row = query.case === undefined ? undefined : await office.cases.get(query.case);
  const data = row
    ? masked(
        placeholders,
        dataOf(placeholders, await knownOfCase(office, row, row.edition, making)),
      )
    : exampleData(placeholders, me.office.title['zh-CN']);
  const template = await runtime.templates.read(me.office.id, document.template.sha256);
  const docx = await runtime.workshop.run('fillTemplate', { template, data });
  const about = { title: document.title['zh-CN'], date: new Date(at) };
  const pdf = await runtime.workshop.run('makePdf', { docx, about });
  return new Download(pdf, `${document.title['zh-CN']}.pdf`, media.pdf, true);
};

/** Checks a template; one without problems is kept, so that an edit can name it. */
export const sendTemplate: UseCase<'sendTemplate'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'policy.edit');
  const { edition, documents } = await draftOf(ask, path.draft);
  const known = body.document === undefined ? undefined : documents[body.document];
  const { about, workflow, roles = [] } = known ?? body;
  const bytes = Buffer.from(body.base64, 'base64');
  const problems = await problemsIn(ask, bytes, edition, {
    roles,
    ...(about !== undefined && { about }),
    ...(workflow !== undefined && { workflow }),
  });
  if (problems.length > 0) return { problems: [...problems] };
  const name = body.name.replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '-').replace(/(\.docx)?$/i, '.docx');
  await runtime.templates.put(me.office.id, bytes);
  return { template: templateOf(name.slice(-100), bytes), problems: [] };
};

async function problemsIn(
  { runtime }: Ask<'sendTemplate'>,
  bytes: Uint8Array,
  edition: Edition,
  document: Spoken,
): Promise<TemplateProblem[]> {
  const { tags, problems } = await runtime.templates.scan(bytes);
  return [...problems, ...tagProblems(tags, placeholdersOf(edition, document))];
}

async function documentIn(ask: DraftAsk): Promise<{ edition: Edition; document: Document }> {
  mustBeAllowed(ask.me, 'policy.read');
  const { edition, documents } = await draftOf(ask, ask.path.draft);
  const { document: id } = ask.path;
  const document = Object.hasOwn(documents, id) ? documents[id] : undefined;
  if (!document) throw new Refusal('not-found');
  return { edition, document };
}

/** The draft's documents; while it does not resolve, with the forms of the level above. */
async function draftOf(
  { runtime, me }: Pick<DraftAsk, 'runtime' | 'me'>,
  id: string,
): Promise<{ edition: Edition; documents: Readonly<Record<string, Document>> }> {
  const draft = await officeOf(runtime, me).drafts.get(id);
  const layer = draft.layer as DraftChanges;
  const edition = await resolvedWith(runtime, me, layer);
  if (edition) return { edition, documents: edition.documents };
  const above = await aboveOf(runtime, me);
  return { edition: above, documents: layeredDocuments(above.documents, layer.documents) };
}
