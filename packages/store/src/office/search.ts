import type { Case, Found } from '../model.ts';
import { keyFrom, keyOf } from '../paging.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { markOf } from '../search/search-index.ts';
import {
  holdsWords,
  markToken,
  textsIn,
  tokensOf,
  type Wanted,
  wantedIn,
} from '../search/words.ts';
import type { Findable, Searching } from '../searching.ts';
import type { Count, Page, PageOf } from '../types.ts';
import { type Query, visible } from './visible.ts';

interface Doc extends Found {
  readonly seq: number;
  /** Parted by commas. */
  readonly marks: string;
}
export const docTable = table<Doc>('search_docs', {
  kind: 'text',
  id: 'text',
  caseId: 'text',
  seq: 'integer',
  names: 'text',
  text: 'text',
  marks: 'text',
});

/** How many of the latest that have the tokens are looked through at once, and how often for a page. */
const reach = 5000;
const tries = 20;
const cap = 1000;
/** Of what people wrote, this much of each case can be found. */
const longest = 30_000;
const end = Number.MAX_SAFE_INTEGER;

/** What is looked for: words, and marks that have to be there. */
export interface Sought {
  readonly words: readonly Wanted[];
  readonly marks?: readonly string[];
}

export function search(scope: Scope): Searching {
  const docs = () => visible(scope, docTable).select('search_docs.*');
  return {
    async find(text, { kind, limit = 5 }) {
      const sought = { words: wantedIn(text) };
      const read = (row: Row) => foundIn(decode(docTable, row));
      return [...(await foundPage(scope, kind, sought, docs(), { limit }, read)).items];
    },
    count: (text, kind) =>
      countFound(scope, kind, { words: wantedIn(text) }, visible(scope, docTable)),
    put: (doc) => putDoc(scope, doc),
  };
}

const foundIn = ({ seq: _, marks: __, ...found }: Doc): Found => found;

/** Makes something findable, or findable by other words than before. */
export async function putDoc(scope: Scope, given: Findable): Promise<void> {
  const { kind, id } = given;
  const before = await scope.find(docTable, { kind, id });
  const { doc, tokens } = docOf(scope, given, before);
  const seq = await scope.index((db) => scope.searchIndex.put(db, tokens, before?.seq));
  if (before) await scope.update(docTable, { kind, id }, doc);
  else await scope.insert<Doc>(docTable, { ...doc, seq });
}

/** Makes much findable together that was not until now. */
export async function putNewDocs(scope: Scope, given: readonly Findable[]): Promise<void> {
  if (given.length === 0) return;
  const made = given.map((one) => docOf(scope, one));
  const all = made.map(({ tokens }) => tokens);
  const seqs = await scope.index((db) => scope.searchIndex.putAll(db, all));
  await scope.insertAll<Doc>(
    docTable,
    made.map(({ doc }, i) => ({ seq: seqs[i] as number, ...doc })),
  );
}

/** What is kept of something that is findable, and what the index finds it by. */
function docOf(scope: Scope, given: Findable, before?: Doc) {
  const { kind, id, caseId, names, read, text, marks = [] } = given;
  const kept = (text ?? before?.text ?? '').slice(-longest);
  const marked = [...new Set([...(before?.marks.split(',') ?? []), ...marks])].filter(Boolean);
  const tokens = [
    markOf(scope.actor.org, kind),
    ...marked.map(markToken),
    ...tokensOf([...names, kept], read),
  ];
  const said = { names: names.join('\n'), text: kept, marks: marked.join(',') };
  return { doc: { kind, id, ...(caseId && { caseId }), ...said }, tokens };
}

/** What a case is found by beside its name: texts that were written, marks that were set. */
export interface Said {
  readonly texts?: readonly string[];
  readonly marks?: readonly string[];
}

type Called = Pick<Case, 'id' | 'number' | 'summary' | 'personId' | 'unitId'>;

/** Makes a case findable by its number, what lists say of it, and whom it is about. */
export async function putCase(scope: Scope, one: Called, said: Said = {}): Promise<void> {
  const named = async (name: string, id: string | undefined) => {
    const rows = id === undefined ? [] : await scope.rows({ name }).where({ id }).select('name');
    return rows.map((row) => String(row.name));
  };
  const [people, units] = [await named('people', one.personId), await named('units', one.unitId)];
  const { texts = [], marks = [] } = said;
  const before =
    texts.length > 0 ? await scope.find(docTable, { kind: 'case', id: one.id }) : undefined;
  await putDoc(
    scope,
    caseDoc(one, { people, units }, { texts: [...(before ? [before.text] : []), ...texts], marks }),
  );
}

/** What a case is found by. */
export function caseDoc(
  one: Called,
  { people, units }: { people: readonly string[]; units: readonly string[] },
  { texts = [], marks = [] }: Said,
): Findable {
  const names = [one.number, ...textsIn(one.summary), ...people, ...units];
  return {
    kind: 'case',
    id: one.id,
    caseId: one.id,
    names,
    read: people,
    marks,
    ...(texts.length > 0 && { text: texts.filter(Boolean).join('\n') }),
  };
}

/** Adds to what a case is found by. */
export async function addToCase(scope: Scope, id: string, said: Said): Promise<void> {
  if (!said.texts?.length && !said.marks?.length) return;
  const [row] = await scope
    .rows({ name: 'cases' })
    .where({ id })
    .select('number', 'summary', 'person_id', 'unit_id');
  if (row) await putCase(scope, { id, ...decode(calledTable, row) }, said);
}
const calledTable = table<Omit<Called, 'id'>>('cases', {
  number: 'text',
  summary: 'json',
  personId: 'text',
  unitId: 'text',
});

/**
 * A page of what is found, latest first. `query` is of `search_docs` or joined with it; rows that
 * have the tokens but not the words are left out. A page can be short where little is found among
 * very many: its `next` goes on from there.
 */
export async function foundPage<T>(
  scope: Scope,
  kind: string,
  sought: Sought,
  query: Query,
  { after, limit = 50 }: PageOf,
  read: (row: Row) => T,
): Promise<Page<T>> {
  const found: Row[] = [];
  const size = Math.max(limit + 1, 50);
  let before: number | undefined = after === undefined ? end : Number(keyFrom(after, order)[0]);
  for (let i = 0; before !== undefined && found.length <= limit && i < tries; i++) {
    const rows: Row[] = await narrowed(scope, kind, sought, query.clone(), before)
      .select('search_docs.names as found_names', 'search_docs.text as found_text')
      .select('search_docs.seq as found_seq')
      .orderBy('search_docs.seq', 'desc')
      .limit(size);
    found.push(...rows.filter((row) => isMeant(row, sought)));
    before = rows.length === size ? seqOf(rows) : await beyond(scope, kind, sought, before);
  }
  const items = found.slice(0, limit);
  const next = found.length > limit ? seqOf(items) : before;
  return { items: items.map(read), ...(next !== undefined && { next: keyOf([next]) }) };
}
const order = { by: ['seq'], direction: 'desc', of: 'number' } as const;
const seqOf = (rows: readonly Row[]) => Number(rows.at(-1)?.found_seq);

const isMeant = ({ found_names, found_text }: Row, { words }: Sought) =>
  holdsWords(`${found_names}\n${found_text}`, words);

/** Counts up to 1000 among the latest, by tokens. */
export async function countFound(
  scope: Scope,
  kind: string,
  sought: Sought,
  query: Query,
): Promise<Count> {
  const found = await narrowed(scope, kind, sought, query, end)
    .clearSelect()
    .select('search_docs.seq')
    .limit(cap + 1);
  if (found.length > cap) return { count: cap, capped: true };
  const capped = (await beyond(scope, kind, sought, end)) !== undefined;
  return { count: found.length, capped };
}

function narrowed(scope: Scope, kind: string, sought: Sought, query: Query, before: number): Query {
  const { sql, bindings } = amongLatest(scope, kind, sought, before);
  return query
    .where('search_docs.kind', kind)
    .whereRaw(`search_docs.seq in (${sql})`, [...bindings]);
}

/** Where what was not looked through begins, if there is any. */
async function beyond(scope: Scope, kind: string, sought: Sought, before: number) {
  const { sql, bindings } = amongLatest(scope, kind, sought, before);
  const [row] = await scope.indexed(
    `select count(*) as n, min(seq) as least from (${sql}) latest`,
    bindings,
  );
  return Number(row?.n) === reach ? Number(row?.least) : undefined;
}

function amongLatest(scope: Scope, kind: string, { words, marks = [] }: Sought, before: number) {
  const all = [markOf(scope.actor.org, kind), ...marks.map(markToken)];
  return scope.searchIndex.latest(words, all, before, reach);
}
